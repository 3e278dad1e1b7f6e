package org.evermodel.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.evermodel.Verdict;
import org.evermodel.pipeline.Judgement;
import org.evermodel.pipeline.RunEvent;
import org.evermodel.pipeline.StepKind;
import org.evermodel.pipeline.StepReport;
import org.evermodel.pipeline.StepStatus;
import org.evermodel.pipeline.WhenInsufficient;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void nothingIsDrawnOverWhereNobodyWatches() {
        Progress progress = progress(false);

        progress.on(new RunEvent.StepStarted("train", StepKind.STEP));
        progress.on(new RunEvent.StepProgressed("train", 0.5, "cart"));
        progress.on(finished("train"));

        assertThat(said()).isEqualTo("  train       done in 1.5 s\n");
    }

    @Test
    void aLongStepSaysOnceASecondHowFarItIs() {
        long[] now = {0};
        Progress progress = new Progress(terminal(false), () -> now[0]);

        now[0] = 1_500_000_000L;
        progress.on(new RunEvent.StepProgressed("train", 0.25, "comparing cart"));
        now[0] = 1_600_000_000L;
        progress.on(new RunEvent.StepProgressed("train", 0.26, "comparing cart again"));

        assertThat(said()).isEqualTo("  train        25 % comparing cart\n");
    }

    @Test
    void aPersonSeesABar() {
        Progress progress = progress(true);

        progress.on(new RunEvent.StepStarted("train", StepKind.STEP));
        progress.on(new RunEvent.StepProgressed("train", 0.5, "comparing cart"));
        progress.on(finished("train"));

        assertThat(said())
                .contains("\r  train       [############............] comparing cart")
                .endsWith("done in 1.5 s\n");
    }

    @Test
    void gatesAndKeptStepsAreNamed() {
        Progress progress = progress(false);

        progress.on(new RunEvent.StepCached(report("split", StepStatus.CACHED)));
        progress.on(new RunEvent.GateJudged(new Judgement(
                "surely useful", new Verdict.Rejected("no better than a guess"), WhenInsufficient.REFUSE)));

        assertThat(said().lines())
                .containsExactly(
                        "  split       kept from an earlier run",
                        "  gate        surely useful refused: no better than a guess");
    }

    @Test
    void nothingThatIsSaidSteersTheTerminal() {
        Progress progress = progress(true);

        progress.heading("From \u001b]0;title\u0007.csv");
        progress.on(new RunEvent.StepStarted("train", StepKind.STEP));
        progress.on(new RunEvent.StepProgressed("train", 0.5, "\u001b[2J\u202e"));
        progress.on(new RunEvent.GateJudged(new Judgement(
                "surely useful", new Verdict.Rejected("\u009b31m no\r\nbetter"), WhenInsufficient.REFUSE)));

        assertThat(said().replace("\r", "").replace("\n", "").chars())
                .noneMatch(sign -> Character.isISOControl(sign) || sign == 0x202e);
        assertThat(said()).endsWith(" no better\n");
    }

    private Progress progress(boolean interactive) {
        return new Progress(terminal(interactive), () -> 0);
    }

    private Terminal terminal(boolean interactive) {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Terminal(stream, stream, interactive);
    }

    private static RunEvent finished(String id) {
        return new RunEvent.StepFinished(report(id, StepStatus.SUCCEEDED));
    }

    private static StepReport report(String id, StepStatus status) {
        return new StepReport(id, StepKind.STEP, status, Duration.ofMillis(1_500), 1, List.of());
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
