package org.evermodel.check;

import java.util.List;
import java.util.stream.Collectors;

/** A report at a prompt: one line where all is well, and one more for each check that is not. */
final class ReportText {
    private ReportText() {}

    static String format(ValidationReport report) {
        return summary(report)
                + failures(report).stream().map(result -> "\n  " + result).collect(Collectors.joining());
    }

    /** {@code passed: 12 checks on 4 rows} or {@code failed: 2 of 12 checks on 4 rows, and 1 warning}. */
    static String summary(ValidationReport report) {
        long errors = count(report, Severity.ERROR);
        String verdict = errors == 0 ? "passed: " : "failed: " + errors + " of ";
        long warnings = count(report, Severity.WARNING);
        return verdict + plural(report.results().size(), "check") + " on " + plural(report.rows(), "row")
                + (warnings == 0 ? "" : ", and " + plural(warnings, "warning"));
    }

    /** What failed, errors first. */
    static List<CheckResult> failures(ValidationReport report) {
        return report.results().stream()
                .filter(result -> !result.passed())
                .sorted(java.util.Comparator.comparing(CheckResult::severity))
                .toList();
    }

    private static long count(ValidationReport report, Severity severity) {
        return report.results().stream()
                .filter(result -> !result.passed() && result.severity() == severity)
                .count();
    }

    private static String plural(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
