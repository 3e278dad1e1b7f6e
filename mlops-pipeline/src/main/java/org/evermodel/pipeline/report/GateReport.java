package org.evermodel.pipeline.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.evermodel.Verdict;
import org.evermodel.pipeline.Judgement;
import org.evermodel.pipeline.RunReport;
import org.evermodel.pipeline.StepKind;
import org.evermodel.pipeline.StepReport;
import org.evermodel.pipeline.StepStatus;

/**
 * What the gates of a run said, for build servers: JUnit XML, which GitHub Actions, Azure DevOps, GitLab and Jenkins read,
 * and Markdown, such as for the file that {@code GITHUB_STEP_SUMMARY} names. Each gate is a test; a gate that was not reached
 * is one that was skipped, and a step that failed is one in error.
 *
 * <pre>{@code
 * Files.writeString(Path.of("gates.xml"), GateReport.of(result.report()).toJUnitXml());
 * }</pre>
 *
 * @param pipeline the pipeline's name
 * @param duration how long the run took
 * @param tests the tests, in the pipeline's order
 */
public record GateReport(String pipeline, Duration duration, List<Case> tests) {
    /** Copies the tests. */
    public GateReport {
        tests = List.copyOf(tests);
    }

    /** What became of a gate, or of a step that failed. */
    public enum Result {
        /** The gate let the candidate go on. */
        PASSED,
        /** The gate refused it. */
        REFUSED,
        /** The gate had too little evidence, and its policy refused. */
        INSUFFICIENT,
        /** The gate, or the step, threw. */
        FAILED,
        /** The gate was not reached. */
        SKIPPED
    }

    /**
     * A gate, or a step that failed.
     *
     * @param id its id in the pipeline
     * @param result what became of it
     * @param reason why
     * @param duration how long it took
     */
    public record Case(String id, Result result, String reason, Duration duration) {}

    /** What the gates of a run said. */
    public static GateReport of(RunReport report) {
        List<Case> cases = new ArrayList<>();
        List<Judgement> left = new ArrayList<>(report.gates());
        for (StepReport step : report.steps()) {
            List<Judgement> own =
                    left.stream().filter(gate -> gate.gate().equals(step.id())).toList();
            own.forEach(gate -> cases.add(judged(gate, step.duration())));
            left.removeAll(own);
            if (step.status() == StepStatus.FAILED) {
                cases.add(new Case(step.id(), Result.FAILED, reasons(step), step.duration()));
            } else if (step.kind() == StepKind.GATE && own.isEmpty()) {
                cases.add(new Case(step.id(), Result.SKIPPED, reasons(step), Duration.ZERO));
            }
        }
        // Those of a list's elements have ids of their own, which no step of the pipeline has.
        left.forEach(gate -> cases.add(judged(gate, Duration.ZERO)));
        return new GateReport(report.pipeline(), report.duration(), cases);
    }

    /** What gates said, where no run's report is at hand. */
    public static GateReport of(String pipeline, List<Judgement> gates) {
        return new GateReport(
                pipeline,
                Duration.ZERO,
                gates.stream().map(gate -> judged(gate, Duration.ZERO)).toList());
    }

    private static Case judged(Judgement gate, Duration duration) {
        return new Case(gate.gate(), result(gate), gate.reason(), duration);
    }

    private static Result result(Judgement gate) {
        if (gate.passed()) {
            return Result.PASSED;
        }
        return gate.verdict() instanceof Verdict.Insufficient ? Result.INSUFFICIENT : Result.REFUSED;
    }

    private static String reasons(StepReport step) {
        return String.join("; ", step.reasons());
    }

    private long count(Result... results) {
        return tests.stream()
                .filter(test -> List.of(results).contains(test.result()))
                .count();
    }

    /** Whether no gate refused and nothing failed. */
    public boolean passed() {
        return count(Result.REFUSED, Result.INSUFFICIENT, Result.FAILED) == 0;
    }

    /** One {@code testsuites} element with one {@code testsuite}, as Ant's JUnit task first wrote it. */
    public String toJUnitXml() {
        String counts = " tests=\"" + tests.size() + "\" failures=\"" + count(Result.REFUSED, Result.INSUFFICIENT)
                + "\" errors=\"" + count(Result.FAILED) + "\" skipped=\"" + count(Result.SKIPPED) + "\" time=\""
                + Texts.seconds(duration) + "\">\n";
        String name = " name=\"" + Texts.xml(pipeline) + "\"";
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuites").append(name).append(counts);
        xml.append("  <testsuite").append(name).append(counts);
        tests.forEach(test -> append(test, xml));
        return xml.append("  </testsuite>\n</testsuites>\n").toString();
    }

    private void append(Case test, StringBuilder xml) {
        xml.append("    <testcase classname=\"")
                .append(Texts.xml(pipeline))
                .append("\" name=\"")
                .append(Texts.xml(test.id()))
                .append("\" time=\"")
                .append(Texts.seconds(test.duration()));
        if (test.result() == Result.PASSED) {
            xml.append("\">\n      <system-out>")
                    .append(Texts.xml(test.reason()))
                    .append("</system-out>\n    </testcase>\n");
            return;
        }
        xml.append("\">\n      <")
                .append(element(test.result()))
                .append(" message=\"")
                .append(Texts.xml(test.reason()))
                .append(test.result() == Result.SKIPPED ? "" : "\" type=\"" + test.result())
                .append("\"/>\n    </testcase>\n");
    }

    private static String element(Result result) {
        if (result == Result.SKIPPED) {
            return "skipped";
        }
        return result == Result.FAILED ? "error" : "failure";
    }

    /** A heading and a table. */
    public String toMarkdown() {
        StringBuilder text = new StringBuilder("## ")
                .append(Texts.markdown(pipeline))
                .append(passed() ? ": all gates passed" : ": not passed")
                .append("\n\n| gate | | why |\n|---|---|---|\n");
        for (Case test : tests) {
            text.append("| ")
                    .append(Texts.markdown(test.id()))
                    .append(" | ")
                    .append(sign(test.result()))
                    .append(" | ")
                    .append(Texts.markdown(test.reason()))
                    .append(" |\n");
        }
        return text.toString();
    }

    private static String sign(Result result) {
        return switch (result) {
            case PASSED -> "✅ passed";
            case REFUSED -> "❌ refused";
            case INSUFFICIENT -> "❌ too little evidence";
            case FAILED -> "❌ failed";
            case SKIPPED -> "not reached";
        };
    }

    @Override
    public String toString() {
        return "GateReport[" + pipeline + ", " + tests.size() + " tests, " + (passed() ? "passed" : "not passed") + "]";
    }
}
