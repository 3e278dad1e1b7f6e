package org.evermodel.pipeline;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evermodel.artifact.Codec;
import org.evermodel.pipeline.Node.JoinNode;
import org.evermodel.pipeline.Node.StepNode;
import org.evermodel.pipeline.cache.Kept;
import org.evermodel.pipeline.cache.Preimage;
import org.evermodel.pipeline.journal.RunJournal;
import org.evermodel.pipeline.journal.StepEntry;

/**
 * The cache as a run with a journal sees it: what a step made is kept and written down in the run in one commit, and what
 * this run had made before it was interrupted is found again even where it has no key.
 *
 * @param input the run's input, kept with the first output so that the run can be taken over without it
 * @param stale steps whose former outputs in this run count no more, because the pipeline has changed there or before
 */
record DurableCache(StoredCache stored, RunJournal journal, Held input, Set<String> stale, Clock clock)
        implements StepCache {
    @Override
    public Lookup find(StepNode node, String path, Held in, String inputId) {
        Lookup found = stored.find(node, path, in, inputId);
        if (found instanceof Lookup.Hit hit) {
            return new Lookup.Hit(hit.held().settled(), hit.artifact(), hit.logged(), hit.reasons());
        }
        boolean same = in.isSettled() && !stale.contains(node.id());
        return same ? madeBefore(node, path).orElse(found) : found;
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
                        entry.orElseThrow().logged(),
                        List.of("made in this run at " + entry.orElseThrow().ended())));
    }

    @Override
    public Held keep(StepNode node, String path, Lookup.Miss miss, Held in, Attempts.Made made) {
        input.keep(stored.artifacts()).ifPresent(journal::keepInput);
        Optional<Codec<Object>> codec = node.step().codec();
        Optional<Kept> output = codec.map(each -> new Kept(
                each.name(), each.write(made.value(), stored.artifacts()).digest()));
        StepEntry entry = new StepEntry(
                path,
                miss.preimage().map(Preimage::key),
                output,
                Optional.empty(),
                "",
                made.attempts(),
                made.took(),
                clock.instant(),
                made.logged());
        journal.inOrder(() -> {
            if (miss.preimage().isPresent()) {
                stored.remember(
                        node,
                        miss.preimage().get(),
                        output.orElseThrow(),
                        in,
                        made,
                        writes -> journal.record(entry, writes));
            } else {
                journal.record(entry, List.of());
            }
        });
        return output.map(kept -> Held.kept(made.value(), codec.orElseThrow(), kept.artifact()))
                .orElseGet(() -> Held.passing(made.value()));
    }

    @Override
    public Held join(JoinNode node, Object made, Held left, Held right) {
        return stored.join(node, made, left, right);
    }
}
