package org.evermodel.leakage;

import java.util.Locale;
import java.util.stream.Collectors;

/** A report in a pull request, all cells safe to show. */
final class LeakageMarkdown {
    private static final int SCORES = 10;

    private LeakageMarkdown() {}

    static String format(LeakageReport report) {
        String summary = report.summary();
        String text = "## " + safe(summary.substring(0, 1).toUpperCase(Locale.ROOT) + summary.substring(1)) + "\n\n";
        if (!report.findings().isEmpty()) {
            text += "| | what | columns | evidence | what to do |\n| --- | --- | --- | --- | --- |\n"
                    + report.findings().stream().map(LeakageMarkdown::row).collect(Collectors.joining())
                    + "\n";
        }
        if (!report.scores().isEmpty()) {
            text += "| column alone | measure | value | at least | guessing |\n| --- | --- | ---: | ---: | ---: |\n"
                    + report.scores().stream()
                            .limit(SCORES)
                            .map(LeakageMarkdown::row)
                            .collect(Collectors.joining())
                    + "\n";
        }
        return text
                + report.notes().stream().map(note -> "- " + safe(note) + "\n").collect(Collectors.joining());
    }

    private static String row(LeakageFinding finding) {
        return "| " + finding.severity().name().toLowerCase(Locale.ROOT) + " | "
                + finding.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " | "
                + safe(String.join(", ", finding.columns())) + " | " + safe(finding.evidence()) + " | "
                + safe(finding.advice()) + " |\n";
    }

    private static String row(ColumnScore score) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.3f | %.3f | %.3f |\n",
                safe(score.column()),
                score.measure(),
                score.value(),
                score.lower(),
                score.baseline());
    }

    /** Text that cannot leave its cell or be taken for markup. */
    private static String safe(String text) {
        return text.replaceAll("\\R|\\p{Cntrl}", " ").replaceAll("([\\\\|`*_<>\\[\\]&])", "\\\\$1");
    }
}
