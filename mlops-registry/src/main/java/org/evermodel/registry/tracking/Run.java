package org.evermodel.registry.tracking;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.ArtifactRef;
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
 * @param parent the run it is part of, if it is
 * @param user who started it; empty where nobody was told
 * @param startedAt when it started
 * @param end how it ended; empty while it goes on, or where its owner died and nobody has said so yet
 * @param owner who has it open; empty once it ended
 * @param deletedAt when it was deleted; empty unless it is
 * @param environment the digest of the environment it ran in
 * @param params its settings
 * @param metrics of each measured value the last one: that of the greatest step, then moment, then value
 * @param tags free facts about it
 * @param inputs what it read
 * @param outputs what it made
 * @param artifacts what it keeps, by name
 */
public record Run(
        RunId id,
        ExperimentName experiment,
        String name,
        Optional<RunId> parent,
        String user,
        Instant startedAt,
        Optional<End> end,
        Optional<RunOwner> owner,
        Optional<Instant> deletedAt,
        Digest environment,
        Map<String, String> params,
        Map<String, MetricPoint> metrics,
        Map<String, String> tags,
        List<Use> inputs,
        List<Use> outputs,
        Map<String, ArtifactRef> artifacts) {
    /** Copies the collections, keeping their order. */
    public Run {
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        artifacts = Collections.unmodifiableMap(new LinkedHashMap<>(artifacts));
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

    /** Where it stands. */
    public RunStatus status() {
        return end.map(ended -> RunStatus.valueOf(ended.outcome().name())).orElse(RunStatus.RUNNING);
    }

    /** Whether it goes on as far as anybody said, but its owner has died. */
    public boolean isOrphan() {
        return end.isEmpty() && owner.isPresent() && !owner.get().alive();
    }

    /** Whether it was deleted. */
    public boolean isDeleted() {
        return deletedAt.isPresent();
    }

    /** How long it took; empty while it goes on. */
    public Optional<Duration> duration() {
        return end.map(ended -> Duration.between(startedAt, ended.at()));
    }

    @Override
    public String toString() {
        return "Run[" + id + ", " + name + " in " + experiment + ", "
                + end.map(ended -> ended.outcome().name())
                        .orElse(isOrphan() ? "not ended, its owner has died" : "not ended")
                + (isDeleted() ? ", deleted" : "") + "]";
    }
}
