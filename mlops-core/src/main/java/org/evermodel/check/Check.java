package org.evermodel.check;

import java.util.List;
import java.util.Optional;
import org.evermodel.data.Dataset;
import org.evermodel.data.Schema;

/**
 * One demand on a table. {@link Checks} has the usual ones; {@link Checks#rows} and {@link Checks#table} make one of a
 * lambda.
 *
 * <pre>{@code
 * Check check = Checks.column("age").between(18, 120).warning().because("minors need another model");
 * }</pre>
 *
 * <p>Implementations are immutable and thread-safe: what is counted lives in the {@link Inspection} that {@link #begin}
 * makes for each table.
 */
public interface Check {
    /** What is demanded, in words: {@code age between 18.0 and 120.0}. */
    String name();

    /** How much it matters. */
    default Severity severity() {
        return Severity.ERROR;
    }

    /** Why it is demanded, where somebody said so. */
    default Optional<String> description() {
        return Optional.empty();
    }

    /** Begins to check a table of these columns. Never throws because of the schema: a lack is found, not thrown. */
    Inspection begin(Schema schema);

    /** What breaks the demand in a table that is in memory; empty where nothing does. */
    default List<Violation> judge(Dataset table) {
        Inspection inspection = begin(table.schema());
        inspection.add(Part.of(table, 0));
        return inspection.finish().violations();
    }

    /** The same demand, of which a breach is told but fails nothing. */
    default Check warning() {
        return new DescribedCheck(this, name(), Severity.WARNING, description());
    }

    /** The same demand, of which a breach is only good to know. */
    default Check info() {
        return new DescribedCheck(this, name(), Severity.INFO, description());
    }

    /** The same demand under another name. Throws IllegalArgumentException for a blank one. */
    default Check named(String name) {
        return new DescribedCheck(this, name, severity(), description());
    }

    /** The same demand with the reason for it. Throws IllegalArgumentException for a blank one. */
    default Check because(String description) {
        return new DescribedCheck(this, name(), severity(), Optional.of(description));
    }
}
