package org.evermodel.check;

import java.util.List;
import org.evermodel.data.Dataset;

/**
 * A set of checks to be made together.
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
    public static Validator of(List<Check> checks) {
        return new Validator(List.copyOf(checks));
    }

    /** Makes all checks, whatever the first ones find. */
    public ValidationReport validate(Dataset table) {
        return new ValidationReport(
                table.rowCount(),
                checks.stream().map(Check::name).toList(),
                checks.stream().flatMap(check -> check.judge(table).stream()).toList());
    }

    @Override
    public String toString() {
        return "Validator" + checks.stream().map(Check::name).toList();
    }
}
