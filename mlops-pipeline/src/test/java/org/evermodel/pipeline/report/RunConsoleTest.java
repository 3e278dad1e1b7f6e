package org.evermodel.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.evermodel.RunId;
import org.evermodel.pipeline.Approval;
import org.evermodel.pipeline.Cancellation;
import org.evermodel.pipeline.Chain;
import org.evermodel.pipeline.Pipeline;
import org.evermodel.pipeline.RunEvent;
import org.evermodel.pipeline.RunOptions;
import org.evermodel.pipeline.RunReport;
import org.evermodel.pipeline.RunStatus;
import org.evermodel.pipeline.Runner;
import org.evermodel.pipeline.StepKind;
import org.evermodel.pipeline.StepReport;
import org.evermodel.pipeline.StepStatus;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.TestClock;
import org.evermodel.testkit.TestTimer;
import org.junit.jupiter.api.Test;

class RunConsoleTest {
    private final TestClock clock = TestClock.at(Instant.parse("2026-01-15T10:30:00Z"));
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private String shown() {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private static StepReport ended(String id, StepKind kind, StepStatus status, String... reasons) {
        return Seen.step(id, kind, status, 1_234, reasons);
    }

    private void play(RunConsole console) {
        console.on(new RunEvent.RunStarted(
                Optional.of(new RunId("run-1")), "training", List.of("split", "each", "train", "good", "board")));
        console.on(new RunEvent.StepCached(ended("split", StepKind.STEP, StepStatus.CACHED)));
        console.on(new RunEvent.StepStarted("each", StepKind.FOR_EACH));
        for (int element = 0; element < 3; element++) {
            console.on(new RunEvent.StepStarted("each[" + element + "]/fit", StepKind.STEP));
            console.on(new RunEvent.StepCached(ended("each[" + element + "]/fit", StepKind.STEP, StepStatus.CACHED)));
            console.on(
                    new RunEvent.StepFinished(ended("each[" + element + "]/sum", StepKind.STEP, StepStatus.SUCCEEDED)));
        }
        console.on(new RunEvent.StepFinished(ended("each", StepKind.FOR_EACH, StepStatus.SUCCEEDED)));
        console.on(new RunEvent.StepStarted("train", StepKind.STEP));
        console.on(new RunEvent.StepProgressed("train", 0.25, "epoch 1"));
        clock.pass(Duration.ofSeconds(2));
        console.on(new RunEvent.StepProgressed("train", 0.5, "epoch 2"));
        console.on(new RunEvent.StepProgressed("train", 0.51, "epoch 3"));
        console.on(
                new RunEvent.StepRetrying("train", 1, Duration.ofSeconds(3), new IOException("a\u001b[31m red\nlie")));
        console.on(new RunEvent.StepFinished(
                new StepReport("train", StepKind.STEP, StepStatus.SUCCEEDED, Duration.ofMillis(1_234), 2, List.of())));
        console.on(new RunEvent.StepStarted("good", StepKind.GATE));
        console.on(new RunEvent.GateJudged(Seen.rejected("good", "0.6 is below 0.65")));
        console.on(new RunEvent.StepFinished(ended("good", StepKind.GATE, StepStatus.SUCCEEDED)));
        console.on(new RunEvent.ApprovalAwaited("board", Approval.of("May it go live?")));
        console.on(
                new RunEvent.StepFinished(ended("board", StepKind.APPROVAL, StepStatus.SKIPPED, "\"good\" refused")));
        console.on(new RunEvent.RunEnded(
                new RunReport(
                        Optional.empty(),
                        "training",
                        Duration.ofMinutes(2),
                        List.of(ended("split", StepKind.STEP, StepStatus.CACHED)),
                        List.of(Seen.rejected("good", "0.6 is below 0.65"))),
                RunStatus.REFUSED,
                "good refused: 0.6 is below 0.65"));
    }

    @Test
    void writesPlainLinesWhereNoTerminalIs() {
        play(RunConsole.on(out, false, clock));

        assertThat(shown()).isEqualTo("""
                        training as run-1
                          split                cached, read in 1.2 s
                          each                 done in 1.2 s, 3 elements, 3 steps cached
                          train                50 % epoch 2
                          train                attempt 1 threw java.io.IOException: a\uFFFD[31m red lie; again in 3.0 s
                          train                done in 1.2 s, in attempt 2
                          good                 refused: 0.6 is below 0.65
                          board                waits: May it go live?
                          board                skipped: "good" refused
                        refused after 2 min 0 s, 1 cached: good refused: 0.6 is below 0.65
                        """);
    }

    private String lastLine(Pipeline<Integer, ?> pipeline, RunOptions options) {
        Runner.builder()
                .storage(Storage.inMemory())
                .clock(clock)
                .timer(TestTimer.leaping(clock, Duration.ofSeconds(1)))
                .listener(RunConsole.on(out, false, clock))
                .build()
                .run(pipeline, 1, options);
        List<String> lines = shown().lines().toList();
        return lines.get(lines.size() - 1);
    }

    @Test
    void theLastLineSaysHowTheRunEnded() {
        Chain<Integer, Integer> start = Pipeline.named("p", Integer.class).step("s", (input, context) -> input);
        Cancellation cancelled = new Cancellation();
        cancelled.cancel("nobody wants it");
        RunOptions options = RunOptions.defaults();

        assertThat(lastLine(start.build(), options)).isEqualTo("succeeded after 0 ms, 0 cached");
        assertThat(lastLine(
                        start.step("t", (input, context) -> {
                                    throw new IllegalStateException("no\nway");
                                })
                                .build(),
                        options))
                .isEqualTo("failed after 0 ms, 0 cached: step \"t\" failed: java.lang.IllegalStateException: no way");
        assertThat(lastLine(start.build(), options.withCancellation(cancelled)))
                .isEqualTo("cancelled after 0 ms, 0 cached: cancelled: nobody wants it");
        assertThat(lastLine(start.awaitApproval("board", Approval.of("Live?")).build(), options))
                .isEqualTo("waiting after 0 ms, 0 cached: waits for [board] to be decided");
    }

    @Test
    void gatesOfElementsHaveALineWhereTheyRefuse() {
        RunConsole console = RunConsole.on(out, false, clock);
        console.on(new RunEvent.GateJudged(Seen.accepted("each[0]/good", "yes")));
        console.on(new RunEvent.GateJudged(Seen.rejected("each[1]/good", "no")));

        assertThat(shown()).isEqualTo("  each[1]/good         refused: no\n");
    }

    @Test
    void drawsABarOverAndOverOnATerminal() {
        play(RunConsole.on(out, true, clock));

        assertThat(shown())
                .contains("\r  [####....................] 1/5 each, 2 elements, 2 steps cached")
                .contains("\r  [#########...............] 2/5 train 25 % epoch 1")
                .contains("train                done in 1.2 s, in attempt 2\n")
                .endsWith("\nrefused after 2 min 0 s, 1 cached: good refused: 0.6 is below 0.65\n");
    }

    @Test
    void noLineIsWiderThanATerminal() {
        RunConsole console = RunConsole.on(out, true, clock);
        console.on(new RunEvent.RunStarted(Optional.empty(), "wide", List.of("w")));
        console.on(new RunEvent.StepStarted("w".repeat(300), StepKind.STEP));

        assertThat(shown().lines().flatMap(line -> line.lines()).flatMap(line -> List.of(line.split("\r")).stream()))
                .allMatch(line -> line.length() < 80);
    }

    @Test
    void nothingSteersTheTerminalButTheReturnOfItsOwn() {
        RunConsole console = RunConsole.on(out, true, clock);
        console.on(new RunEvent.RunStarted(Optional.empty(), "a\u001b]0;title\u0007", List.of("s")));
        console.on(new RunEvent.StepStarted("s\u001b[2J\u202e", StepKind.STEP));
        console.on(new RunEvent.StepFinished(
                ended("s\u001b[2J", StepKind.STEP, StepStatus.FAILED, "\u009b31m and\r\nmore")));

        assertThat(shown().replace("\r", "").replace("\n", "").chars())
                .noneMatch(sign -> Character.isISOControl(sign) || sign == 0x202e);
    }

    @Test
    void aFailingElementIsNamed() {
        RunConsole console = RunConsole.on(out, false, clock);
        console.on(new RunEvent.RunStarted(Optional.empty(), "wards", List.of("each")));
        console.on(
                new RunEvent.StepFinished(ended("each[7]/fit", StepKind.STEP, StepStatus.FAILED, "it threw: no rows")));

        assertThat(shown()).contains("  each[7]/fit          failed: it threw: no rows\n");
    }
}
