package org.evermodel.benchmarks;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.evermodel.pipeline.Chain;
import org.evermodel.pipeline.Pipeline;
import org.evermodel.pipeline.Runner;
import org.evermodel.pipeline.Step;
import org.evermodel.pipeline.StepContext;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A pipeline of steps that add one and are not kept: what running a step costs by itself. Figures are for one step. */
@State(Scope.Benchmark)
public class TrivialStepsBenchmark extends ShortRuns {
    private static final int STEPS = 100;

    private final Runner runner = Runner.builder().build();
    private final StepContext context = StepContext.detached("add", 42, Clock.systemUTC());
    private final List<Step<Integer, Integer>> steps = new ArrayList<>();
    private Pipeline<Integer, Integer> pipeline;

    @Setup
    public void wire() {
        Chain<Integer, Integer> chain = Pipeline.named("additions", Integer.class);
        for (int i = 0; i < STEPS; i++) {
            Step<Integer, Integer> add = (number, unused) -> number + 1;
            steps.add(add);
            chain = chain.step("add-" + i, add);
        }
        pipeline = chain.build();
    }

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public Integer evermodel() {
        return runner.run(pipeline, 0).orElseThrow();
    }

    /** The floor: the same steps called one after the other. */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public Integer bareCalls() throws Exception {
        Integer number = 0;
        for (Step<Integer, Integer> step : steps) {
            number = step.run(number, context);
        }
        return number;
    }
}
