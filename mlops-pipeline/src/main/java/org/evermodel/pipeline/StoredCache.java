package org.evermodel.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.evermodel.MlopsException;
import org.evermodel.RunId;
import org.evermodel.StorageException;
import org.evermodel.artifact.Codec;
import org.evermodel.pipeline.Node.JoinNode;
import org.evermodel.pipeline.Node.StepNode;
import org.evermodel.pipeline.cache.Earlier;
import org.evermodel.pipeline.cache.Found;
import org.evermodel.pipeline.cache.Journal;
import org.evermodel.pipeline.cache.Kept;
import org.evermodel.pipeline.cache.Outputs;
import org.evermodel.pipeline.cache.Preimage;
import org.evermodel.pipeline.cache.Remembered;
import org.evermodel.spi.ArtifactStore;

/**
 * Cache and resume in one: a step whose output is kept under the key of all it depends on does not run, whether that
 * output is of last year or of a run that was killed a second ago.
 *
 * <p>A kept output is believed only after it was read back, since an artifact may have been deleted or damaged after its
 * record was written. The artifact is written before the record, so that a kill between the two leaves bytes without a
 * record, which nobody sees, and never the reverse.
 */
final class StoredCache implements StepCache {
    private final ArtifactStore artifacts;
    private final Journal journal;
    private final Keys keys;
    private final Clock clock;
    private final String pipeline;
    private final long seed;
    private final Optional<RunId> run;

    StoredCache(
            ArtifactStore artifacts,
            Journal journal,
            Keys keys,
            Clock clock,
            String pipeline,
            long seed,
            Optional<RunId> run) {
        this.artifacts = artifacts;
        this.journal = journal;
        this.keys = keys;
        this.clock = clock;
        this.pipeline = pipeline;
        this.seed = seed;
        this.run = run;
    }

    @Override
    public Lookup find(StepNode node, String path, Held input, String inputId) {
        Optional<String> hindrance = keys.hindrance(node);
        if (hindrance.isPresent()) {
            return Lookup.Miss.notKept(hindrance.get());
        }
        Keys.Keyed keyed = keys.of(node, input.content(node.step().caching()), inputId, seed);
        return keyed instanceof Keys.Keyed.Known known
                ? find(node, known.preimage(), input, inputId)
                : Lookup.Miss.notKept(((Keys.Keyed.Unknown) keyed).reason());
    }

    private Lookup find(StepNode node, Preimage preimage, Held input, String inputId) {
        try {
            return journal.find(preimage.key())
                    .map(output -> read(node, preimage, output))
                    .orElseGet(() -> explained(node, preimage, input, inputId));
        } catch (StorageException e) {
            throw e; // the store is down: to work for an hour and then fail to keep the result helps nobody
        } catch (MlopsException e) {
            return miss(preimage, List.of(e.getMessage()));
        }
    }

    private Lookup explained(StepNode node, Preimage preimage, Held input, String inputId) {
        Earlier earlier = journal.earlier(pipeline, node.id());
        List<String> reasons = new Explanations(artifacts).of(earlier.outputs(), preimage, input, inputId);
        return new Lookup.Miss(Optional.of(preimage), reasons, Optional.of(earlier));
    }

    private Lookup read(StepNode node, Preimage preimage, Found output) {
        Codec<Object> codec = node.step().codec().orElseThrow();
        Optional<String> tooOld = tooOld(node, output);
        if (tooOld.isPresent()) {
            return miss(preimage, List.of(tooOld.get()));
        }
        Kept kept = output.output();
        try {
            Object value = Outputs.read(codec, kept, artifacts);
            return new Lookup.Hit(
                    Held.kept(value, codec, kept),
                    kept.artifact(),
                    output.logged(),
                    List.of("nothing changed since " + output.at()));
        } catch (StorageException e) {
            throw e; // the store is away, which says nothing of what it keeps
        } catch (RuntimeException e) {
            // Whatever is wrong with what was kept, the step can make it anew.
            return miss(
                    preimage,
                    List.of(
                            Outputs.isThere(kept, artifacts)
                                    ? "its kept output cannot be read back: " + e.getMessage()
                                    : "its kept output " + kept.artifact() + " is gone"));
        }
    }

    private Optional<String> tooOld(StepNode node, Found output) {
        return node.step()
                .caching()
                .longest()
                .filter(longest -> output.at().plus(longest).isBefore(clock.instant()))
                .map(longest ->
                        "its kept output is of " + output.at() + ", and it is used for " + longest + " at most");
    }

    @Override
    public Optional<Duration> usualTime(StepNode node) {
        return keys.hindrance(node).isPresent() ? Optional.empty() : journal.usualTime(pipeline, node.id());
    }

    @Override
    public Held keep(StepNode node, String path, Lookup.Miss miss, Held input, Attempts.Made made, Told told) {
        if (miss.preimage().isEmpty()) {
            return Held.passing(made.value());
        }
        Codec<Object> codec = node.step().codec().orElseThrow();
        Kept output = Outputs.write(codec, made.value(), artifacts);
        told.before().accept(output.artifact());
        remember(node, miss, output, input, made, journal::commit);
        told.after().accept(output.artifact());
        return Held.kept(made.value(), codec, output);
    }

    /** Writes down that an output is kept, by a commit that may hold more. */
    void remember(
            StepNode node, Lookup.Miss miss, Kept output, Held input, Attempts.Made made, Journal.Commits commits) {
        journal.remember(
                pipeline,
                node.id(),
                new Remembered(
                        miss.preimage().orElseThrow(),
                        output,
                        // Kept again beside the output are tables alone: of them a later miss names the cells.
                        input.keep(artifacts).filter(kept -> kept.inline().isEmpty()),
                        clock.instant(),
                        Optional.of(made.took()),
                        run.map(RunId::value),
                        made.logged()),
                miss.seen(),
                commits);
    }

    ArtifactStore artifacts() {
        return artifacts;
    }

    @Override
    public Held join(JoinNode node, Object made, Held left, Held right) {
        return keys.ofJoin(node, made, left, right)
                .map(code -> Held.joined(made, code, left, right))
                .orElseGet(() -> Held.passing(made));
    }

    private static Lookup miss(Preimage preimage, List<String> reasons) {
        return new Lookup.Miss(Optional.of(preimage), reasons, Optional.empty());
    }
}
