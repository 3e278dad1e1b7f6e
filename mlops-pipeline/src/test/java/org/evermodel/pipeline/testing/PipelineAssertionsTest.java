package org.evermodel.pipeline.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evermodel.pipeline.testing.PipelineAssertions.assertThatPlan;
import static org.evermodel.pipeline.testing.PipelineAssertions.assertThatRun;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.evermodel.Verdict;
import org.evermodel.pipeline.Cancellation;
import org.evermodel.pipeline.Forecast;
import org.evermodel.pipeline.Gate;
import org.evermodel.pipeline.Pipeline;
import org.evermodel.pipeline.Plan;
import org.evermodel.pipeline.RunOptions;
import org.evermodel.pipeline.RunResult;
import org.evermodel.pipeline.Runner;
import org.evermodel.pipeline.Step;
import org.evermodel.pipeline.StepKind;
import org.junit.jupiter.api.Test;

class PipelineAssertionsTest {
    private static final Step<Integer, Integer> DOUBLE = (input, context) -> 2 * input;
    private static final Step<Integer, Integer> THROWING = (input, context) -> {
        throw new IllegalStateException("no");
    };

    private static RunResult<Integer> run(Step<Integer, Integer> step, Verdict verdict) {
        Gate<Integer> gate = (candidate, context) -> verdict;
        return Runner.builder()
                .build()
                .run(
                        Pipeline.named("doubling", Integer.class)
                                .step("double", step)
                                .gate("good", gate)
                                .step("again", step)
                                .build(),
                        10);
    }

    private static RunResult<Integer> succeeded() {
        return run(DOUBLE, new Verdict.Accepted("fine"));
    }

    private static RunResult<Integer> refused() {
        return run(DOUBLE, new Verdict.Rejected("poor"));
    }

    private static RunResult<Integer> failed() {
        return run(THROWING, new Verdict.Accepted("fine"));
    }

    private static RunResult<Integer> cancelled() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel("ada said so");
        return Runner.builder()
                .build()
                .run(
                        Pipeline.named("doubling", Integer.class)
                                .step("double", DOUBLE)
                                .build(),
                        10,
                        RunOptions.defaults().withCancellation(cancellation));
    }

    @Test
    void runsThatAreAsDemandedPass() {
        assertThatRun(succeeded())
                .succeeded()
                .succeededWith(40)
                .ran("double", "good", "again")
                .tried("again", 1)
                .because("good", "judged in every run");
        assertThatRun(refused()).refusedBy("good").ran("double").skipped("again");
        assertThatRun(failed()).failedAt("double", IllegalStateException.class).skipped("good", "again");
        assertThatRun(cancelled()).cancelledBecause("ada");
    }

    private static void isRefused(RunResult<Integer> result, Consumer<RunAssert<Integer>> demand, String message) {
        assertThatThrownBy(() -> demand.accept(assertThatRun(result)))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("expected that " + message)
                .hasMessageContaining("RunReport[doubling");
    }

    @Test
    void runsThatAreOtherwiseFailWithTheWholeReport() {
        isRefused(refused(), RunAssert::succeeded, "the run succeeds, but it was refused: [good refused: poor]");
        isRefused(succeeded(), run -> run.succeededWith(41), "the run succeeds with 41, but it succeeded");
        isRefused(succeeded(), run -> run.refusedBy("good"), "the run is refused by [good]");
        isRefused(refused(), run -> run.refusedBy("bad"), "the run is refused by [bad]");
        isRefused(
                failed(),
                run -> run.failedAt("double", ArithmeticException.class),
                "step \"double\" fails with ArithmeticException, but it failed at \"double\": "
                        + "java.lang.IllegalStateException: no");
        isRefused(cancelled(), run -> run.cancelledBecause("grace"), "the run is cancelled because of \"grace\"");
        isRefused(succeeded(), run -> run.waitsFor("board"), "the run waits for [board]");
        isRefused(succeeded(), run -> run.cached("double"), "step \"double\" is CACHED");
        isRefused(refused(), run -> run.ran("again"), "step \"again\" is SUCCEEDED");
        isRefused(succeeded(), run -> run.skipped("again"), "step \"again\" is SKIPPED");
        isRefused(succeeded(), run -> run.tried("again", 2), "step \"again\" is tried 2 times");
        isRefused(succeeded(), run -> run.because("again", "magic"), "step \"again\" says \"magic\"");
    }

    @Test
    void aStepThatIsNotThereIsNamedWithThoseThatAre() {
        assertThatThrownBy(() -> assertThatRun(succeeded()).ran("treble"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no step \"treble\"")
                .hasMessageContaining("double");
        assertThatThrownBy(() -> assertThatPlan(plan(Forecast.State.HIT)).hits("two"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no step \"two\"")
                .hasMessageContaining("one");
    }

    private static Plan plan(Forecast.State... states) {
        List<String> ids = List.of("one", "two", "three", "four");
        return new Plan(
                "training",
                IntStream.range(0, states.length)
                        .mapToObj(i -> new Forecast(
                                ids.get(i), StepKind.STEP, states[i], List.of("depth was 3, is 4"), Optional.empty()))
                        .toList());
    }

    @Test
    void plansThatAreAsDemandedPass() {
        Plan plan = plan(Forecast.State.HIT, Forecast.State.MISS, Forecast.State.BLOCKED, Forecast.State.SKIPPED);

        assertThatCode(() -> assertThatPlan(plan)
                        .hits("one")
                        .misses("two", "depth")
                        .blocks("three")
                        .skips("four"))
                .doesNotThrowAnyException();
        assertThatPlan(plan(Forecast.State.HIT, Forecast.State.HIT)).runsNothing();
    }

    @Test
    void plansThatAreOtherwiseFailWithTheWholePlan() {
        Plan plan = plan(Forecast.State.HIT, Forecast.State.MISS);

        for (Consumer<PlanAssert> demand : List.<Consumer<PlanAssert>>of(
                each -> each.hits("two"),
                each -> each.misses("one", "depth"),
                each -> each.misses("two", "width"),
                each -> each.blocks("one"),
                each -> each.skips("one"),
                PlanAssert::runsNothing)) {
            assertThatThrownBy(() -> demand.accept(assertThatPlan(plan)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(plan.toString());
        }
    }
}
