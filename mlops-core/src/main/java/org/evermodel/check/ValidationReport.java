package org.evermodel.check;

import java.util.List;

/**
 * What checks found in a table.
 *
 * @param rows how many rows were looked at
 * @param checks the demands that were checked, in order
 * @param violations how they were broken
 */
public record ValidationReport(long rows, List<String> checks, List<Violation> violations) {
    /** Copies both lists. */
    public ValidationReport {
        checks = List.copyOf(checks);
        violations = List.copyOf(violations);
    }

    /** Whether every demand was met. */
    public boolean passed() {
        return violations.isEmpty();
    }

    /** Throws {@link ValidationFailedException} with this report unless every demand was met. */
    public void orElseThrow() {
        if (!passed()) {
            throw new ValidationFailedException(this);
        }
    }

    @Override
    public String toString() {
        return "ValidationReport[" + rows + " rows, " + checks.size() + " checks, " + violations.size() + " violations"
                + (passed() ? "" : ": " + violations) + "]";
    }
}
