package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;

class SeedTest {
    private static final Step<String, String> DRAW =
            (text, context) -> text + " " + context.seed() + " " + context.seed("fold-1");

    @Test
    void isTheSameWhateverOtherStepsThereAre() {
        var alone = Pipeline.named("p", String.class).step("draw", DRAW).build();
        var behind = Pipeline.named("p", String.class)
                .step("other", (String text, StepContext context) -> text.substring((int) (context.seed() & 0)))
                .step("draw", DRAW)
                .build();

        assertThat(run(behind, 42)).isEqualTo(run(alone, 42));
    }

    @Test
    void differsFromStepToStepFromPartToPartAndFromRunToRun() {
        var one = Pipeline.named("p", String.class).step("one", DRAW).build();
        var other = Pipeline.named("p", String.class).step("other", DRAW).build();
        var context = StepContext.detached("step", 42, Clock.systemUTC());

        assertThat(run(one, 42)).isNotEqualTo(run(other, 42)).isNotEqualTo(run(one, 43));
        assertThat(context.seed("fold-1")).isNotEqualTo(context.seed("fold-2")).isNotEqualTo(context.seed());
        assertThat(context.seed("fold-1")).isEqualTo(context.seed("fold-1"));
    }

    @Test
    void isRefusedToAStepThatSaysItNeedsNone() {
        record Liar() implements Step<String, String> {
            @Override
            public String run(String text, StepContext context) {
                return text + context.seed();
            }

            @Override
            public boolean seeded() {
                return false;
            }
        }
        var pipeline =
                Pipeline.named("p", String.class).step("liar", new Liar()).build();

        var failed = (RunResult.Failed<String>) Runner.builder().build().run(pipeline, "a");

        assertThat(failed.cause())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("step \"liar\" says it does not draw on the run's seed, but asks for one; let its seeded()"
                        + " return true");
    }

    private static String run(Pipeline<String, String> pipeline, long seed) {
        return Runner.builder()
                .build()
                .run(pipeline, "a", RunOptions.defaults().withSeed(seed))
                .orElseThrow();
    }
}
