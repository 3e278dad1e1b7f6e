package org.evermodel.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evermodel.Digest;
import org.evermodel.artifact.Codec;
import org.evermodel.pipeline.Node.JoinNode;
import org.evermodel.pipeline.Node.StepNode;
import org.evermodel.pipeline.cache.Kept;
import org.evermodel.pipeline.cache.Outputs;
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
        Optional<StepEntry> own = in.isSettled() ? madeBefore(node, path) : Optional.empty();
        if (own.isEmpty()) {
            return elsewhere(node, path, in, inputId);
        }
        try {
            return again(node, own.get());
        } catch (RuntimeException e) {
            // Whatever is wrong with what was kept, the step can make it anew, unless another run has it.
            Lookup found = elsewhere(node, path, in, inputId);
            return found instanceof Lookup.Miss miss
                    ? miss.because("what it had made in this run cannot be read back: " + e.getMessage())
                    : found;
        }
    }

    private Lookup elsewhere(StepNode node, String path, Held in, String inputId) {
        Lookup found = stored.find(node, path, in, inputId);
        return found instanceof Lookup.Hit hit
                ? new Lookup.Hit(hit.held().settled(), hit.logged(), hit.reasons())
                : found;
    }

    private Optional<StepEntry> madeBefore(StepNode node, String path) {
        Optional<String> codec = node.journalCodec().map(Codec::name);
        return journal.earlier(path)
                .filter(entry ->
                        codec.isPresent() && codec.equals(entry.output().map(Kept::codec)));
    }

    private Lookup again(StepNode node, StepEntry entry) {
        Codec<Object> codec = node.journalCodec().orElseThrow();
        Kept kept = entry.output().orElseThrow();
        Object value = Outputs.read(codec, kept, stored.artifacts());
        return new Lookup.Hit(
                Held.kept(value, codec, kept).settled(),
                recorded ? entry.logged().withoutPoints() : entry.logged(),
                List.of("made in this run at " + entry.ended()),
                recorded);
    }

    @Override
    public Optional<Duration> usualTime(StepNode node) {
        return stored.usualTime(node);
    }

    @Override
    public Held keep(StepNode node, String path, Lookup.Miss miss, Held in, Attempts.Made made) {
        input.keep(stored.artifacts()).ifPresent(journal::keepInput);
        Optional<Codec<Object>> codec = node.journalCodec();
        Written written = write(node, made.value());
        Optional<Kept> output = written.output();
        StepEntry entry = entry(path, miss.preimage().map(Preimage::key), output, written.reason(miss.reasons()), made);
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
        return output.map(kept -> Held.kept(made.value(), codec.orElseThrow(), kept))
                .orElseGet(() -> Held.passing(made.value()));
    }

    /** A step that did not ask for its output to be kept does not fail where it cannot be. */
    private Written write(StepNode node, Object value) {
        Optional<Codec<Object>> codec = node.journalCodec();
        if (codec.isEmpty()) {
            return Written.not(node.notJournaled());
        }
        try {
            return new Written(Optional.of(Outputs.write(codec.get(), value, stored.artifacts())), "");
        } catch (IllegalArgumentException e) {
            if (node.step().codec().isPresent()) {
                throw e;
            }
            return Written.not(String.valueOf(e.getMessage()));
        }
    }

    /** What is in the journal of a step's output, or why it is made again where the run is resumed. */
    private record Written(Optional<Kept> output, String hindrance) {
        static Written not(String why) {
            return new Written(Optional.empty(), why);
        }

        String reason(List<String> reasons) {
            Stream<String> hindered = Stream.of(hindrance)
                    .filter(each -> !each.isEmpty())
                    .map(each -> "not journaled, so that a resumed run makes it again: " + each);
            return Stream.concat(reasons.stream(), hindered).collect(Collectors.joining("; "));
        }
    }

    private StepEntry entry(
            String path, Optional<Digest> key, Optional<Kept> output, String reason, Attempts.Made made) {
        return new StepEntry(
                path,
                key,
                output,
                Optional.empty(),
                reason,
                made.attempts(),
                made.took(),
                clock.instant(),
                made.logged());
    }

    @Override
    public <T> Along<T> along(StepNode node, String path, Function<Object, Attempts.Made> made) {
        return journal.along(result -> {
            Written written = write(node, result);
            String reason = written.reason(List.of("what it did was committed with its entry"));
            return entry(path, Optional.empty(), written.output(), reason, made.apply(result));
        });
    }

    @Override
    public Held join(JoinNode node, Object made, Held left, Held right) {
        return stored.join(node, made, left, right);
    }
}
