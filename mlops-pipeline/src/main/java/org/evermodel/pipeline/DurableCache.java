package org.evermodel.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.evermodel.Digest;
import org.evermodel.StorageException;
import org.evermodel.artifact.Codec;
import org.evermodel.pipeline.Node.JoinNode;
import org.evermodel.pipeline.Node.StepNode;
import org.evermodel.pipeline.cache.Kept;
import org.evermodel.pipeline.cache.Outputs;
import org.evermodel.pipeline.cache.Preimage;
import org.evermodel.pipeline.journal.LostRunException;
import org.evermodel.pipeline.journal.RunJournal;
import org.evermodel.pipeline.journal.StepEntry;
import org.evermodel.port.Along;

/**
 * The cache as a run with a journal sees it: what a step made is kept and written down in the run in one commit, and what
 * this run had made before it was interrupted is found again even where it has no key.
 *
 * @param input the run's input, kept with the first output so that the run can be taken over without it
 * @param spills what is written behind
 * @param recorded whether the record of the run has what it had told before it was interrupted
 */
record DurableCache(StoredCache stored, RunJournal journal, Held input, boolean recorded, Spills spills, Clock clock)
        implements StepCache {
    /**
     * What this run had made comes first: another run may have made something else under the same key since. What is found
     * elsewhere may for the same reason be another value than the one this run had here, so that it is not settled: what was
     * decided about that one counts where the content is the same.
     */
    @Override
    public Lookup find(StepNode node, String path, Held in, String inputId) {
        Optional<StepEntry> own = madeBefore(node, path, in);
        if (own.isEmpty()) {
            return stored.find(node, path, in, inputId);
        }
        try {
            return again(node, own.get());
        } catch (StorageException e) {
            throw e; // the store is away: what it keeps is there when it is back, and the run can be resumed then
        } catch (RuntimeException e) {
            // Whatever is wrong with what was kept, the step can make it anew, unless another run has it.
            Lookup found = stored.find(node, path, in, inputId);
            return found instanceof Lookup.Miss miss
                    ? miss.because("what it had made in this run cannot be read back: " + e.getMessage())
                    : found;
        }
    }

    private Optional<StepEntry> madeBefore(StepNode node, String path, Held in) {
        Optional<String> codec = node.journalCodec().map(Codec::name);
        return journal.earlier(path)
                .filter(entry ->
                        codec.isPresent() && codec.equals(entry.output().map(Kept::codec)))
                .filter(entry -> entry.isOf(in.digest(), in.isSettled()));
    }

    private Lookup again(StepNode node, StepEntry entry) {
        Codec<Object> codec = node.journalCodec().orElseThrow();
        Kept kept = entry.output().orElseThrow();
        Object value = Outputs.read(codec, kept, stored.artifacts());
        return new Lookup.Hit(
                Held.kept(value, codec, kept).settled(),
                kept.artifact(),
                entry.logged(),
                List.of((entry.isUse() ? "used" : "made") + " in this run at " + entry.ended()),
                recorded && !entry.ahead());
    }

    /** Whether an output is too old is a question of whether to begin with it, which a run that goes on has answered. */
    @Override
    public void use(StepNode node, String path, Held in, Lookup.Hit hit) {
        Optional<StepEntry> own = madeBefore(node, path, in);
        own.filter(StepEntry::ahead).ifPresent(entry -> journal.record(entry.allTold(), List.of()));
        if (own.isEmpty() && node.step().caching().longest().isPresent()) {
            Optional<Kept> kept = hit.held().keep(stored.artifacts());
            input.keep(stored.artifacts()).ifPresent(journal::keepInput);
            spills.settle(in.origins());
            String reason = String.join("; ", hit.reasons());
            journal.record(StepEntry.used(path, in.digest(), kept, reason, clock.instant(), hit.logged()), List.of());
        }
    }

    @Override
    public Optional<Duration> usualTime(StepNode node) {
        return stored.usualTime(node);
    }

    @Override
    public Held keep(StepNode node, String path, Lookup.Miss miss, Held in, Attempts.Made made, Told told) {
        input.keep(stored.artifacts()).ifPresent(journal::keepInput);
        Optional<Codec<Object>> codec = node.journalCodec();
        if (codec.filter(Outputs::areArtifacts).isPresent()) {
            Spill spill = spills.begin(
                    path,
                    in.origins(),
                    () -> write(node, in, made.value()),
                    written -> enter(node, path, miss, in, made, written, told));
            return Held.spilled(made.value(), codec.get(), spill);
        }
        Written written = write(node, in, made.value());
        spills.settle(in.origins());
        enter(node, path, miss, in, made, written, told);
        return written.output()
                .map(kept -> Held.kept(made.value(), codec.orElseThrow(), kept))
                .orElseGet(() -> Held.passing(made.value()));
    }

    private void enter(
            StepNode node, String path, Lookup.Miss miss, Held in, Attempts.Made made, Written written, Told told) {
        String reason = written.reason(miss.reasons());
        StepEntry entry = entry(path, in, miss.preimage().map(Preimage::key), written.output(), reason, made);
        Optional<Digest> artifact = written.output().map(Kept::artifact);
        artifact.ifPresent(each -> tellFirst(told, each));
        journal.inOrder(() -> {
            if (miss.preimage().isPresent()) {
                stored.remember(
                        node, miss, written.output().orElseThrow(), in, made, writes -> journal.record(entry, writes));
            } else {
                journal.record(entry, List.of());
            }
        });
        artifact.ifPresent(told.after());
    }

    /** What is refused because the run has another owner by now is that owner's to tell, and no failure. */
    private void tellFirst(Told told, Digest artifact) {
        try {
            told.before().accept(artifact);
        } catch (RuntimeException refused) {
            try {
                journal.renew();
            } catch (LostRunException lost) {
                lost.addSuppressed(refused);
                throw lost;
            } catch (RuntimeException another) {
                refused.addSuppressed(another);
            }
            throw refused;
        }
    }

    @Override
    public void await() {
        spills.end();
    }

    @Override
    public boolean isBroken() {
        return spills.isBroken();
    }

    /** A step that did not ask for its output to be kept does not fail where it cannot be. */
    private Written write(StepNode node, Held in, Object value) {
        in.keep(stored.artifacts()); // Before others are kept waiting for the journal: it may be large.
        return write(node, value);
    }

    private Written write(StepNode node, Object value) {
        Optional<Codec<Object>> codec = node.journalCodec();
        if (codec.isEmpty()) {
            return Written.not(node.notJournaled());
        }
        try {
            return Written.as(Outputs.write(codec.get(), value, stored.artifacts()));
        } catch (IllegalArgumentException e) {
            if (node.step().codec().isPresent()) {
                throw e;
            }
            return Written.not(String.valueOf(e.getMessage()));
        }
    }

    private StepEntry entry(
            String path, Held in, Optional<Digest> key, Optional<Kept> output, String reason, Attempts.Made made) {
        return new StepEntry(
                path,
                in.digest(),
                key,
                output,
                Optional.empty(),
                reason,
                made.attempts(),
                made.took(),
                clock.instant(),
                made.logged(),
                false);
    }

    /** What goes along is entered ahead of what the step has yet to tell, and entered again when all of it is told. */
    @Override
    public <T> Along<T> along(StepNode node, String path, Held in, Function<Object, Attempts.Made> made) {
        spills.settle(in.origins());
        return journal.along(result -> {
            Written written = write(node, result);
            String reason = written.reason(List.of("what it did was committed with its entry"));
            return entry(path, in, Optional.empty(), written.output(), reason, made.apply(result))
                    .beforeAllIsTold();
        });
    }

    @Override
    public Held join(JoinNode node, Object made, Held left, Held right) {
        return stored.join(node, made, left, right);
    }
}
