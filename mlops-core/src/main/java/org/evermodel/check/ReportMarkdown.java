package org.evermodel.check;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report in a pull request: failures first, all cells safe to show. */
final class ReportMarkdown {
    private ReportMarkdown() {}

    static String format(ValidationReport report) {
        String rows = Stream.concat(
                        ReportText.failures(report).stream(),
                        report.results().stream().filter(CheckResult::passed))
                .map(ReportMarkdown::row)
                .collect(Collectors.joining());
        return "## Validation " + ReportText.summary(report) + "\n\n"
                + "| | check | found | rows | at fault | examples |\n| --- | --- | --- | ---: | ---: | --- |\n" + rows;
    }

    private static String row(CheckResult result) {
        Finding finding = result.finding();
        String check = result.check()
                + result.description().map(reason -> " (" + reason + ")").orElse("");
        String examples =
                finding.examples().stream().map(Violation.Example::toString).collect(Collectors.joining("; "));
        return "| " + result.verdict() + " | " + safe(check) + " | " + safe(found(result)) + " | " + finding.rows()
                + " | " + String.format(Locale.ROOT, "%d (%.2f %%)", finding.atFault(), finding.share() * 100) + " | "
                + safe(examples) + " |\n";
    }

    private static String found(CheckResult result) {
        return result.passed()
                ? result.finding().found()
                : result.violations().stream().map(Violation::found).collect(Collectors.joining("; "));
    }

    /** Text that cannot leave its cell or be taken for markup. */
    private static String safe(String text) {
        return text.replaceAll("\\R|\\p{Cntrl}", " ").replaceAll("([\\\\|`*_<>\\[\\]&])", "\\\\$1");
    }
}
