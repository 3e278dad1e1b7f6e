package org.evermodel.registry.tracking;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.Digest;
import org.evermodel.ExperimentName;
import org.evermodel.RunId;
import org.evermodel.port.RunRecorder.Outcome;

/**
 * A run as it stood when it was read.
 *
 * @param id its identity
 * @param experiment the experiment it belongs to
 * @param name what people call it, such as the name of a pipeline
 * @param startedAt when it started
 * @param end how it ended; empty while it goes on, or where its owner died
 * @param environment the digest of the environment it ran in
 * @param params its settings
 * @param metrics of each measured value the last one
 * @param tags free facts about it
 * @param inputs what it read
 * @param outputs what it made
 */
public record Run(
        RunId id,
        ExperimentName experiment,
        String name,
        Instant startedAt,
        Optional<End> end,
        Digest environment,
        Map<String, String> params,
        Map<String, MetricPoint> metrics,
        Map<String, String> tags,
        List<Use> inputs,
        List<Use> outputs) {
    /** Copies the collections, keeping their order. */
    public Run {
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /**
     * How a run ended.
     *
     * @param outcome whether it did what it should
     * @param reason why, in one sentence
     * @param at when
     */
    public record End(Outcome outcome, String reason, Instant at) {}

    /**
     * Content that a run read or made.
     *
     * @param role what it was to the run, such as "train"
     * @param content the digest of the content
     */
    public record Use(String role, Digest content) {}

    /** How long it took; empty while it goes on. */
    public Optional<Duration> duration() {
        return end.map(ended -> Duration.between(startedAt, ended.at()));
    }

    @Override
    public String toString() {
        return "Run[" + id + ", " + name + " in " + experiment + ", "
                + end.map(ended -> ended.outcome().name()).orElse("not ended") + "]";
    }
}
