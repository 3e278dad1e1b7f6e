package org.evermodel.pipeline.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.evermodel.RunId;
import org.evermodel.Verdict;
import org.evermodel.pipeline.Judgement;
import org.evermodel.pipeline.RunReport;
import org.evermodel.pipeline.StepKind;
import org.evermodel.pipeline.StepReport;
import org.evermodel.pipeline.StepStatus;
import org.evermodel.pipeline.WhenInsufficient;

/** A run that has something of everything, and texts that would break a careless page. */
final class Seen {
    static final String NASTY = "a|b <script>&\"'`*_#\u001b[31m\nnext\u202e";

    private Seen() {}

    static StepReport step(String id, StepKind kind, StepStatus status, long millis, String... reasons) {
        int attempts = status == StepStatus.CACHED || status == StepStatus.SKIPPED ? 0 : 1;
        return new StepReport(id, kind, status, Duration.ofMillis(millis), attempts, List.of(reasons));
    }

    static Judgement accepted(String gate, String why) {
        return new Judgement(gate, new Verdict.Accepted(why), WhenInsufficient.REFUSE);
    }

    static Judgement rejected(String gate, String why) {
        return new Judgement(gate, new Verdict.Rejected(why), WhenInsufficient.REFUSE);
    }

    static Judgement thin(String gate, WhenInsufficient policy) {
        return new Judgement(gate, new Verdict.Insufficient("only 3 rows"), policy);
    }

    static RunReport report() {
        return new RunReport(
                Optional.of(new RunId("run-1")),
                "readmission-training",
                Duration.ofMillis(61_812),
                List.of(
                        step("split", StepKind.STEP, StepStatus.CACHED, 12, "kept by run-0"),
                        step("train", StepKind.STEP, StepStatus.SUCCEEDED, 61_700, "parameter \"depth\" was 3, is 4"),
                        step("useful", StepKind.GATE, StepStatus.SUCCEEDED, 40, "gates are judged in every run"),
                        step("no-regression", StepKind.GATE, StepStatus.SUCCEEDED, 41, "gates are judged in every run"),
                        step("fair", StepKind.GATE, StepStatus.SUCCEEDED, 3, "gates are judged in every run"),
                        step("last", StepKind.GATE, StepStatus.SKIPPED, 0, "\"no-regression\" refused"),
                        step("publish", StepKind.STEP, StepStatus.SKIPPED, 0, NASTY)),
                List.of(
                        accepted("useful", "ROC AUC 0.81 is above 0.65"),
                        rejected("no-regression", NASTY),
                        thin("fair", WhenInsufficient.REFUSE)));
    }

    static String golden(String name) {
        try (InputStream in = Seen.class.getResourceAsStream("/org/evermodel/pipeline/report/" + name)) {
            if (in == null) {
                throw new AssertionError("no golden file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
