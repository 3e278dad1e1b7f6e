package org.evermodel.check;

import java.util.Optional;
import java.util.function.Predicate;
import org.evermodel.data.Schema;

/**
 * Some rows of a table, of which something is demanded; {@link Checks#when} begins it.
 *
 * <pre>{@code
 * Checks.when("in Germany", row -> row.text("country").equals("DE"))
 *     .then(Checks.column("zip").matches(Pattern.compile("\\d{5}")))
 * }</pre>
 *
 * <p>A row of which the condition reads a missing cell is none of them. A column it reads that is absent or of another type
 * breaks the check once there is a row to be asked, and not in a table without rows. Immutable and thread-safe.
 */
public final class Condition {
    private final String called;
    private final Predicate<CheckedRow> predicate;

    Condition(String called, Predicate<CheckedRow> predicate) {
        if (called.isBlank()) {
            throw new IllegalArgumentException("a condition needs a name that says which rows are meant");
        }
        this.called = called;
        this.predicate = predicate;
    }

    /** Demands this of those rows, as if there were no others; examples keep their numbers in the whole table. */
    public Check then(Check check) {
        return new Conditional(check, check.name() + " " + called, predicate);
    }

    @Override
    public String toString() {
        return "Condition[" + called + "]";
    }

    private record Conditional(Check check, String name, Predicate<CheckedRow> predicate) implements Check {
        @Override
        public Severity severity() {
            return check.severity();
        }

        @Override
        public Optional<String> description() {
            return check.description();
        }

        @Override
        public Inspection begin(Schema schema) {
            Inspection inner = check.begin(schema);
            RowTest test = new RowTest(name, predicate);
            return new Inspection() {
                @Override
                public void add(Part part) {
                    CheckedRow view = new CheckedRow(part);
                    inner.add(part.where(row -> test.test(view.at(row)).orElse(false)));
                }

                @Override
                public Finding finish() {
                    Finding finding = inner.finish().named(name);
                    return test.broken().orElse(finding);
                }
            };
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
