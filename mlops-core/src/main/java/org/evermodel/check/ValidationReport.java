package org.evermodel.check;

import java.util.List;
import org.evermodel.NotFoundException;

/**
 * What checks found in a table.
 *
 * @param rows how many rows were looked at
 * @param results one for each check, in order, whether it passed or not
 */
public record ValidationReport(long rows, List<CheckResult> results) {
    /** Copies the list. */
    public ValidationReport {
        results = List.copyOf(results);
    }

    /** The names of the demands that were checked, in order. */
    public List<String> checks() {
        return results.stream().map(CheckResult::check).toList();
    }

    /** How demands of severity ERROR were broken. */
    public List<Violation> violations() {
        return violations(Severity.ERROR);
    }

    /** How demands of this severity were broken. */
    public List<Violation> violations(Severity severity) {
        return results.stream()
                .filter(result -> result.severity() == severity)
                .flatMap(result -> result.violations().stream())
                .toList();
    }

    /** Whether every demand of severity ERROR was met. */
    public boolean passed() {
        return violations().isEmpty();
    }

    /** What came of the check of this name; throws NotFoundException naming the checks there are. */
    public CheckResult result(String check) {
        return results.stream()
                .filter(result -> result.check().equals(check))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("no check \"" + check + "\"; there are " + checks()));
    }

    /** Throws {@link ValidationFailedException} with this report unless every demand of severity ERROR was met. */
    public void orElseThrow() {
        if (!passed()) {
            throw new ValidationFailedException(this);
        }
    }

    /** A heading and a table of all checks, those that failed first, for a pull request. */
    public String toMarkdown() {
        return ReportMarkdown.format(this);
    }

    /**
     * One JSON object: {@code {"passed":…,"rows":…,"checks":[{"name":…,"severity":…,"passed":…,"rows":…,"atFault":…,
     * "share":…,"found":…,"examples":[{"row":…,"value":…}],"violations":[…]},…]}}.
     */
    public String toJson() {
        return ReportJson.format(this);
    }

    @Override
    public String toString() {
        return ReportText.format(this);
    }
}
