package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.evermodel.Verdict;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunEventTest {
    private final Storage storage = Storage.inMemory();
    private final List<String> heard = new ArrayList<>();

    @Test
    void areToldInOrder() {
        run(event -> heard.add(inWords(event)));

        assertThat(heard)
                .containsExactly(
                        "run of [mark, slow, gate]",
                        "mark started",
                        "mark SUCCEEDED",
                        "slow started",
                        "slow at 50 %: halfway",
                        "slow SUCCEEDED",
                        "gate started",
                        "gate passed: always",
                        "gate SUCCEEDED",
                        "ended");
    }

    @Test
    void sayWhichStepWasNotRunAgain() {
        run(event -> {});

        run(event -> heard.add(inWords(event)));

        assertThat(heard).contains("mark cached").doesNotContain("mark started", "mark SUCCEEDED");
    }

    @Test
    void aListenerThatFailsDoesNotDisturbTheRun() {
        var result = run(event -> {
            throw new IllegalStateException("the terminal is gone");
        });

        assertThat(result.orElseThrow()).isEqualTo("ab");
    }

    @Test
    void aRunMayHaveAListenerOfItsOwn() {
        List<List<String>> perRun = new ArrayList<>();
        Runner runner = Runner.builder()
                .listeners(() -> {
                    List<String> words = new ArrayList<>();
                    perRun.add(words);
                    return event -> words.add(inWords(event));
                })
                .build();
        var inner = Pipeline.named("inner", String.class)
                .step("mark", Mark.with("b"))
                .build();
        Step<String, String> runsAnother =
                (text, context) -> runner.run(inner, text).orElseThrow();

        runner.run(
                Pipeline.named("outer", String.class)
                        .step("another", runsAnother)
                        .build(),
                "a");

        assertThat(perRun)
                .containsExactly(
                        List.of("run of [another]", "another started", "another SUCCEEDED", "ended"),
                        List.of("run of [mark]", "mark started", "mark SUCCEEDED", "ended"));
    }

    @Test
    void aListenerThatCannotBeHadDoesNotDisturbTheRun() {
        Runner runner = Runner.builder()
                .listeners(() -> {
                    throw new IllegalStateException("no terminal");
                })
                .build();

        var pipeline =
                Pipeline.named("p", String.class).step("mark", Mark.with("b")).build();

        assertThat(runner.run(pipeline, "a").orElseThrow()).isEqualTo("ab");
    }

    @Test
    void aListenerOfAnotherLanguageThatThrowsWhatItDoesNotDeclareDoesNotStopTheRun() {
        var result = run(event -> throwUndeclared(new IOException("the pipe is broken")));

        assertThat(result.orElseThrow()).isEqualTo("ab");
    }

    @SuppressWarnings("unchecked") // as Kotlin and Scala compile it
    private static <E extends Exception> void throwUndeclared(Exception e) throws E {
        throw (E) e;
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void refuseProgressThatIsNoFraction(double fraction) {
        Step<String, String> step = (text, context) -> {
            context.progress(fraction, "wrong");
            return text;
        };
        var pipeline = Pipeline.named("p", String.class).step("step", step).build();

        var failed = (RunResult.Failed<String>) Runner.builder().build().run(pipeline, "a");

        assertThat(failed.cause())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("progress of step \"step\" must be in [0, 1], but was " + fraction);
    }

    private RunResult<String> run(RunListener listener) {
        Step<String, String> slow = (text, context) -> {
            context.progress(0.5, "halfway");
            return text;
        };
        var pipeline = Pipeline.named("p", String.class)
                .step("mark", Mark.with("b"))
                .step("slow", slow)
                .gate("gate", (text, context) -> new Verdict.Accepted("always"))
                .build();
        return Runner.builder().storage(storage).listener(listener).build().run(pipeline, "a");
    }

    private static String inWords(RunEvent event) {
        if (event instanceof RunEvent.RunStarted started) {
            return "run of " + started.steps();
        }
        if (event instanceof RunEvent.StepStarted started) {
            return started.id() + " started";
        }
        if (event instanceof RunEvent.StepProgressed progress) {
            return progress.id() + " at " + Math.round(progress.fraction() * 100) + " %: " + progress.doing();
        }
        if (event instanceof RunEvent.StepFinished finished) {
            return finished.report().id() + " " + finished.report().status();
        }
        if (event instanceof RunEvent.StepCached cached) {
            return cached.report().id() + " cached";
        }
        return event instanceof RunEvent.GateJudged judged ? judged.judgement().toString() : "ended";
    }
}
