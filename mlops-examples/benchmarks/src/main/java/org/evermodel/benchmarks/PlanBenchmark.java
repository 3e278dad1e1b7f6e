package org.evermodel.benchmarks;

import java.util.concurrent.TimeUnit;
import org.evermodel.pipeline.Pipeline;
import org.evermodel.pipeline.Plan;
import org.evermodel.pipeline.Runner;
import org.evermodel.port.RunRecorder;
import org.evermodel.spi.Storage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Plans of long pipelines, whose outputs are all kept or none. Figures are for a whole plan. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PlanBenchmark extends ShortRuns {
    private static final String INPUT = "input ";

    @Param({"1000", "10000"})
    private int steps;

    private Storage kept;
    private Storage empty;
    private Pipeline<String, String> pipeline;

    @Setup
    public void keep() {
        pipeline = Note.pipeline(steps);
        kept = Storage.inMemory();
        empty = Storage.inMemory();
        Runner.of(kept, RunRecorder.none()).run(pipeline, INPUT).orElseThrow();
    }

    @Benchmark
    public Plan allKept() {
        return Runner.of(kept, RunRecorder.none()).plan(pipeline, INPUT);
    }

    @Benchmark
    public Plan nothingKept() {
        return Runner.of(empty, RunRecorder.none()).plan(pipeline, INPUT);
    }

    @TearDown
    public void close() {
        kept.close();
        empty.close();
    }
}
