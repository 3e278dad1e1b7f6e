package org.evermodel.benchmarks;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.evermodel.RunId;
import org.evermodel.pipeline.Pipeline;
import org.evermodel.pipeline.Resume;
import org.evermodel.pipeline.RunResult;
import org.evermodel.pipeline.Runner;
import org.evermodel.pipeline.Step;
import org.evermodel.port.RunRecorder;
import org.evermodel.registry.LocalStorage;
import org.evermodel.spi.Storage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A run of 1,000 finished steps on disk that is resumed, and fails again at its last one. Figures are for the resume. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ResumeBenchmark extends ShortRuns {
    private static final int STEPS = 1_000;
    private static final String INPUT = "input ";

    private Pipeline<String, String> pipeline;
    private Storage local;
    private Runner runner;
    private RunId run;

    @Setup
    public void failAtTheEnd(ScratchFolder scratch) throws IOException {
        Step<String, String> broken = (text, context) -> {
            throw new IllegalStateException("broken");
        };
        pipeline = Pipeline.named("broken-notes", String.class)
                .step("notes", Note.pipeline(STEPS))
                .step("broken", broken)
                .build();
        local = LocalStorage.at(scratch.at("home"));
        runner = Runner.of(local, RunRecorder.none());
        run = runner.run(pipeline, INPUT).report().run().orElseThrow();
    }

    @Benchmark
    public RunResult<String> evermodel() {
        return runner.resume(pipeline, run, INPUT, Resume.unchanged());
    }

    @TearDown
    public void close() {
        local.close();
    }
}
