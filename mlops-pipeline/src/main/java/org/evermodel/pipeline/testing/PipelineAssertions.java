package org.evermodel.pipeline.testing;

import org.evermodel.pipeline.Plan;
import org.evermodel.pipeline.RunResult;

/**
 * Where assertions about runs and plans begin. They throw AssertionError, which every test framework understands, with the
 * whole report or plan, and need no other library.
 *
 * <pre>{@code
 * assertThatRun(runner.run(training, patients)).succeeded().cached("split").ran("train", "evaluate");
 * assertThatPlan(runner.plan(training, changed)).hits("split").misses("train", "parameter \"depth\"");
 * }</pre>
 */
public final class PipelineAssertions {
    private PipelineAssertions() {}

    /** Assertions about how a run ended. */
    public static <O> RunAssert<O> assertThatRun(RunResult<O> result) {
        return new RunAssert<>(result);
    }

    /** Assertions about what a run would do. */
    public static PlanAssert assertThatPlan(Plan plan) {
        return new PlanAssert(plan);
    }
}
