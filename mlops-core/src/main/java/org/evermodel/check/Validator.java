package org.evermodel.check;

import java.util.List;
import org.evermodel.data.Batches;
import org.evermodel.data.Dataset;
import org.evermodel.data.DatasetSource;
import org.evermodel.data.Schema;

/**
 * A set of checks to be made together, in one pass.
 *
 * <pre>{@code
 * Validator.of(Checks.rowsAtLeast(1_000), Checks.column("age").between(18, 120))
 *     .validate(patients)
 *     .orElseThrow();
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class Validator {
    private final List<Check> checks;

    private Validator(List<Check> checks) {
        this.checks = checks;
    }

    /** Makes these checks, in this order. */
    public static Validator of(Check... checks) {
        return new Validator(List.of(checks));
    }

    /** Makes these checks, in this order. */
    public static Validator of(List<? extends Check> checks) {
        return new Validator(List.copyOf(checks));
    }

    /** The checks, in order. */
    public List<Check> checks() {
        return checks;
    }

    /** Begins to check a table of these columns, which is added in parts. */
    public Validation begin(Schema schema) {
        return new Validation(schema, checks);
    }

    /** Makes all checks, whatever the first ones find. */
    public ValidationReport validate(Dataset table) {
        // In one part: parts of a table in memory would share its dictionaries, which are gone through for each part.
        Validation validation = begin(table.schema());
        validation.add(table);
        return validation.finish();
    }

    /** Makes all checks on a table that is read in parts, once. Throws as {@link DatasetSource#batches()} does. */
    public ValidationReport validate(DatasetSource source) {
        try (Batches batches = source.batches()) {
            Validation validation = begin(batches.schema());
            for (var batch = batches.next(); batch.isPresent(); batch = batches.next()) {
                validation.add(batch.get());
            }
            return validation.finish();
        }
    }

    @Override
    public String toString() {
        return "Validator" + checks.stream().map(Check::name).toList();
    }
}
