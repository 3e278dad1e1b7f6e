package org.evermodel.pipeline;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.evermodel.port.RunBatch;
import org.evermodel.port.RunRecorder.Outcome;
import org.evermodel.port.RunRecorder.Recording;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the runner itself tells about a run, beside what the steps tell. */
record RunRecord(Recording recording) {
    private static final Logger log = LoggerFactory.getLogger(RunRecord.class);

    void begin(GraphPipeline<?, ?> pipeline, Held input, RunOptions options) {
        Map<String, String> params = new TreeMap<>(pipeline.settings());
        params.put("seed", Long.toString(options.seed()));
        inParts(params, recording::params);
        Map<String, String> tags = new TreeMap<>();
        pipeline.code().forEach((place, digest) -> tags.put("code." + place, digest.toString()));
        pipeline.engines().forEach((name, version) -> tags.put("engine." + name, version));
        tags.put("pipeline", pipeline.name());
        tags.put("pipeline.digest", pipeline.digest().toString());
        inParts(Fitting.texts(tags, RunBatch.LONGEST_TAG), recording::tags);
        Inputs.nameOf(input).ifPresent(content -> recording.input(pipeline.inputId(), content));
    }

    private static <T> void inParts(Map<String, T> all, Consumer<Map<String, T>> tell) {
        Map<String, T> part = new TreeMap<>();
        for (Map.Entry<String, T> each : all.entrySet()) {
            part.put(each.getKey(), each.getValue());
            if (part.size() == RunBatch.MOST_ENTRIES) {
                tell.accept(part);
                part = new TreeMap<>();
            }
        }
        if (!part.isEmpty()) {
            tell.accept(part);
        }
    }

    /** What was done stands, whether or not its end can be recorded. */
    void end(Ended<?> ended) {
        try {
            tell(ended);
        } catch (RuntimeException e) {
            log.warn("what came of run {} could not be recorded", recording.id(), e);
        }
        try {
            recording.end(ended.outcome(), ended.reason());
        } catch (RuntimeException e) {
            log.warn("the end of run {} could not be recorded; it will be taken for dead", recording.id(), e);
        }
    }

    private void tell(Ended<?> ended) {
        Map<String, String> tags = new TreeMap<>();
        Map<String, Double> seconds = new TreeMap<>();
        for (StepReport step : ended.steps()) {
            tags.put("step." + step.id(), step.status().name());
            seconds.put(Fitting.key("seconds." + step.id()), step.duration().toNanos() / 1e9);
        }
        ended.gates().forEach(gate -> tags.put("gate." + gate.gate(), verdict(gate)));
        inParts(Fitting.texts(tags, RunBatch.LONGEST_TAG), recording::tags);
        inParts(seconds, part -> recording.metrics(part, 0));
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
