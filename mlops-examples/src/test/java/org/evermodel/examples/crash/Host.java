package org.evermodel.examples.crash;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.evermodel.pipeline.ApprovalDecision;
import org.evermodel.pipeline.OpenApproval;
import org.evermodel.pipeline.Pipeline;
import org.evermodel.pipeline.Resume;
import org.evermodel.pipeline.RunResult;
import org.evermodel.pipeline.Runner;
import org.evermodel.pipeline.UnfinishedRun;
import org.evermodel.spi.Storage;
import org.evermodel.spi.Timer;

/** A process that runs the twenty places to their end: it goes on with what was left behind, and decides what is asked. */
record Host(Storage storage, Clock clock, Timer timer, int threads, Consumer<String> ran) {
    private Runner runner() {
        return Runner.builder()
                .storage(storage)
                .clock(clock)
                .timer(timer)
                .parallelism(threads)
                .build();
    }

    RunResult<String> drive() {
        Runner runner = runner();
        Pipeline<String, String> pipeline = new TwentyPlaces(ran).pipeline();
        List<UnfinishedRun> left = runner.unfinished();
        RunResult<String> result = left.isEmpty()
                ? runner.run(pipeline, TwentyPlaces.INPUT)
                : runner.resume(pipeline, left.get(0).run(), TwentyPlaces.INPUT, Resume.unchanged());
        while (result instanceof RunResult.Waiting<String> waiting) {
            runner.approvals().open().forEach(question -> agree(runner, question));
            result = runner.resume(
                    pipeline, waiting.report().run().orElseThrow(), TwentyPlaces.INPUT, Resume.unchanged());
        }
        return result;
    }

    private static void agree(Runner runner, OpenApproval question) {
        runner.approvals()
                .decide(question, new ApprovalDecision("ann", "board", true, "good", Map.of(), Instant.EPOCH));
    }
}
