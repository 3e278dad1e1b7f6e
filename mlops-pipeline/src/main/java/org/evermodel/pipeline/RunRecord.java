package org.evermodel.pipeline;

import java.util.Map;
import java.util.TreeMap;
import org.evermodel.data.Dataset;
import org.evermodel.pipeline.Node.StepNode;
import org.evermodel.port.RunRecorder.Outcome;
import org.evermodel.port.RunRecorder.Recording;

/** What the runner itself tells about a run, beside what the steps tell. */
record RunRecord(Recording recording) {
    void begin(GraphPipeline<?, ?> pipeline, Held input, RunOptions options) {
        Map<String, String> params = new TreeMap<>();
        params.put("seed", Long.toString(options.seed()));
        for (Node node : pipeline.nodes()) {
            if (node instanceof StepNode step) {
                step.declarations().parameters().forEach((name, value) -> params.put(node.id() + "." + name, value));
            }
        }
        recording.params(params);
        recording.tags(Map.of(
                "pipeline",
                pipeline.name(),
                "pipeline.digest",
                pipeline.digest().toString()));
        String role = pipeline.nodes().get(pipeline.input()).id();
        if (input.value() instanceof Dataset table) {
            recording.input(role, table.fingerprint());
        } else {
            input.content().ifPresent(content -> recording.input(role, content.digest()));
        }
    }

    void end(Ended<?> ended) {
        Map<String, String> tags = new TreeMap<>();
        Map<String, Double> seconds = new TreeMap<>();
        for (StepReport step : ended.steps()) {
            tags.put("step." + step.id(), step.status().name());
            seconds.put("seconds." + step.id(), step.duration().toNanos() / 1e9);
        }
        ended.gates().forEach(gate -> tags.put("gate." + gate.gate(), verdict(gate)));
        recording.tags(tags);
        recording.metrics(seconds, 0);
        recording.end(ended.outcome(), ended.reason());
    }

    /** The run broke down on something that no step is to blame for. */
    void endAfter(Throwable cause) {
        try {
            recording.end(Outcome.FAILED, "the run broke down: " + cause);
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private static String verdict(Judgement gate) {
        return (gate.passed() ? "passed: " : "refused: ") + gate.reason();
    }
}
