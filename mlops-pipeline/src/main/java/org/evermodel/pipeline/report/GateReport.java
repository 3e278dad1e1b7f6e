package org.evermodel.pipeline.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.evermodel.Verdict;
import org.evermodel.pipeline.Judgement;
import org.evermodel.pipeline.RunReport;
import org.evermodel.pipeline.StepKind;
import org.evermodel.pipeline.StepReport;
import org.evermodel.pipeline.StepStatus;

/**
 * What the gates of a run said, for build servers: JUnit XML, which Azure DevOps, GitLab and Jenkins read, and GitHub Actions
 * with an action for it, and Markdown, such as for the file that {@code GITHUB_STEP_SUMMARY} names. Each gate is a test; a
 * gate that was not reached is one that was skipped. A step that failed or was cancelled is one in error, and so is an
 * approval that is not decided: a run that was ended before its gates were judged has not passed them.
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

    /** What became of a gate, or of a step that kept the run from its end. */
    public enum Result {
        /** The gate let the candidate go on. */
        PASSED,
        /** The gate refused it. */
        REFUSED,
        /** The gate had too little evidence, and its policy refused. */
        INSUFFICIENT,
        /** The gate, or the step, threw. */
        FAILED,
        /** The gate, or the step, was ended or not begun, because the run was cancelled or its time was up. */
        CANCELLED,
        /** People have not decided yet. */
        WAITING,
        /** The gate was not reached: another way was chosen, or something before it tells why. */
        SKIPPED;

        private boolean isRefusal() {
            return this == REFUSED || this == INSUFFICIENT;
        }

        /** Whether the run did not come to its end because of it. */
        private boolean isError() {
            return this == FAILED || this == CANCELLED || this == WAITING;
        }
    }

    /**
     * A gate, or a step that kept the run from its end.
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
        Map<String, List<Judgement>> left = new LinkedHashMap<>();
        report.gates()
                .forEach(gate -> left.computeIfAbsent(gate.gate(), id -> new ArrayList<>())
                        .add(gate));
        for (StepReport step : report.steps()) {
            Optional<List<Judgement>> own = Optional.ofNullable(left.remove(step.id()));
            own.ifPresent(gates -> gates.forEach(gate -> cases.add(judged(gate, step.duration()))));
            unjudged(step, own.isPresent())
                    .ifPresent(result -> cases.add(new Case(step.id(), result, reasons(step), step.duration())));
        }
        left.values().forEach(gates -> gates.forEach(gate -> cases.add(judged(gate, Duration.ZERO))));
        return new GateReport(report.pipeline(), report.duration(), cases);
    }

    /** What became of a place that no judgement tells of, where that concerns the gates. */
    private static Optional<Result> unjudged(StepReport step, boolean isJudged) {
        if (step.status() == StepStatus.FAILED) {
            return Optional.of(Result.FAILED);
        }
        if (step.status() == StepStatus.CANCELLED) {
            return Optional.of(Result.CANCELLED);
        }
        if (step.status() == StepStatus.WAITING) {
            // A list waits for approvals of its elements, which are there themselves.
            return step.kind() == StepKind.APPROVAL ? Optional.of(Result.WAITING) : Optional.empty();
        }
        return step.kind() == StepKind.GATE && !isJudged ? Optional.of(Result.SKIPPED) : Optional.empty();
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

    private long count(Predicate<Result> which) {
        return tests.stream().map(Case::result).filter(which).count();
    }

    private long skipped() {
        return count(result -> result == Result.SKIPPED);
    }

    /** Whether no gate refused, and nothing kept the run from its end. */
    public boolean passed() {
        return count(Result::isRefusal) == 0 && count(Result::isError) == 0;
    }

    /** One {@code testsuites} element with one {@code testsuite}, as Ant's JUnit task first wrote it. */
    public String toJUnitXml() {
        String counts = " tests=\"" + tests.size() + "\" failures=\"" + count(Result::isRefusal)
                + "\" errors=\"" + count(Result::isError) + "\" skipped=\"" + skipped() + "\" time=\""
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
        return result.isError() ? "error" : "failure";
    }

    /** A heading and a table. */
    public String toMarkdown() {
        StringBuilder text = new StringBuilder("## ")
                .append(Texts.markdown(pipeline))
                .append(": ")
                .append(heading())
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

    private String heading() {
        long skipped = skipped();
        if (passed() && skipped == 0) {
            return "all gates passed";
        }
        String reached = skipped == 1 ? ", 1 gate was not reached" : ", " + skipped + " gates were not reached";
        return (passed() ? "passed" : "not passed") + (skipped == 0 ? "" : reached);
    }

    private static String sign(Result result) {
        return switch (result) {
            case PASSED -> "✅ passed";
            case REFUSED -> "❌ refused";
            case INSUFFICIENT -> "❌ too little evidence";
            case FAILED -> "❌ failed";
            case CANCELLED -> "❌ cancelled";
            case WAITING -> "❌ not decided";
            case SKIPPED -> "not reached";
        };
    }

    @Override
    public String toString() {
        return "GateReport[" + pipeline + ", " + tests.size() + " tests, " + (passed() ? "passed" : "not passed") + "]";
    }
}
