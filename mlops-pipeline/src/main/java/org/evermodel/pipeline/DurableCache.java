package org.evermodel.pipeline;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.evermodel.Digest;
import org.evermodel.artifact.Codec;
import org.evermodel.pipeline.Node.JoinNode;
import org.evermodel.pipeline.Node.StepNode;
import org.evermodel.pipeline.cache.Kept;
import org.evermodel.pipeline.cache.Preimage;
import org.evermodel.pipeline.journal.RunJournal;
import org.evermodel.pipeline.journal.StepEntry;
import org.evermodel.port.Along;

/**
 * The cache as a run with a journal sees it: what a step made is kept and written down in the run in one commit, and what
 * this run had made before it was interrupted is found again even where it has no key.
 *
 * @param input the run's input, kept with the first output so that the run can be taken over without it
 * @param recorded whether the record of the run has what it had told before it was interrupted
 */
record DurableCache(StoredCache stored, RunJournal journal, Held input, boolean recorded, Clock clock)
        implements StepCache {
    /** What this run had made comes first: another run may have made something else under the same key since. */
    @Override
    public Lookup find(StepNode node, String path, Held in, String inputId) {
        Optional<Lookup> own = in.isSettled() ? madeBefore(node, path) : Optional.empty();
        if (own.isPresent()) {
            return own.get();
        }
        Lookup found = stored.find(node, path, in, inputId);
        return found instanceof Lookup.Hit hit
                ? new Lookup.Hit(hit.held().settled(), hit.artifact(), hit.logged(), hit.reasons())
                : found;
    }

    /** What the step had made in this run before; unreadable, it is made anew for the reason the miss gives. */
    private Optional<Lookup> madeBefore(StepNode node, String path) {
        Optional<StepEntry> entry = journal.earlier(path);
        Optional<Codec<Object>> codec = node.step().codec();
        Optional<Kept> output = entry.flatMap(StepEntry::output)
                .filter(kept ->
                        codec.isPresent() && kept.codec().equals(codec.get().name()));
        if (output.isEmpty()) {
            return Optional.empty();
        }
        Kept kept = output.get();
        return StoredCache.readable(codec.orElseThrow(), kept, stored.artifacts())
                .map(value -> new Lookup.Hit(
                        Held.kept(value, codec.orElseThrow(), kept.artifact()).settled(),
                        kept.artifact(),
                        recorded
                                ? entry.orElseThrow().logged().withoutPoints()
                                : entry.orElseThrow().logged(),
                        List.of("made in this run at " + entry.orElseThrow().ended()),
                        recorded));
    }

    @Override
    public Held keep(StepNode node, String path, Lookup.Miss miss, Held in, Attempts.Made made) {
        input.keep(stored.artifacts()).ifPresent(journal::keepInput);
        Optional<Codec<Object>> codec = node.step().codec();
        Optional<Kept> output = write(codec, made.value());
        StepEntry entry = entry(path, miss.preimage().map(Preimage::key), output, made);
        in.keep(stored.artifacts()); // Before the others are kept waiting: it may be large.
        journal.inOrder(() -> {
            if (miss.preimage().isPresent()) {
                stored.remember(
                        node,
                        miss.preimage().get(),
                        output.orElseThrow(),
                        in,
                        made,
                        writes -> journal.record(entry, writes));
            } else if (!journal.wentAlong(entry)) {
                journal.record(entry, List.of());
            }
        });
        return output.map(kept -> Held.kept(made.value(), codec.orElseThrow(), kept.artifact()))
                .orElseGet(() -> Held.passing(made.value()));
    }

    private Optional<Kept> write(Optional<Codec<Object>> codec, Object value) {
        return codec.map(each ->
                new Kept(each.name(), each.write(value, stored.artifacts()).digest()));
    }

    private StepEntry entry(String path, Optional<Digest> key, Optional<Kept> output, Attempts.Made made) {
        return new StepEntry(
                path, key, output, Optional.empty(), "", made.attempts(), made.took(), clock.instant(), made.logged());
    }

    @Override
    public <T> Along<T> along(StepNode node, String path, Function<Object, Attempts.Made> made) {
        return journal.along(result -> {
            Optional<Kept> output = write(node.step().codec(), result);
            return entry(path, Optional.empty(), output, made.apply(result));
        });
    }

    @Override
    public Held join(JoinNode node, Object made, Held left, Held right) {
        return stored.join(node, made, left, right);
    }
}
