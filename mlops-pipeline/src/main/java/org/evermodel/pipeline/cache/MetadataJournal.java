package org.evermodel.pipeline.cache;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.evermodel.ConflictException;
import org.evermodel.Digest;
import org.evermodel.MlopsException;
import org.evermodel.spi.MetadataStore;

/**
 * Two records an output: one under its key, which is all a hit needs, and one among those of its step, which only explains
 * misses. Both are written in one commit, and nothing else has to be looked up or changed for it.
 */
record MetadataJournal(MetadataStore store, Recollections recollections) implements Journal {
    private static final String OUTPUT = "pipeline-output";
    private static final String HISTORY = "pipeline-history";

    /** Two processes may choose one id for what leads to an output; whoever comes second chooses another one. */
    private static final int ATTEMPTS = 3;

    /** So many records are looked at for the last outputs, several of which may be one that was made again and again. */
    private static final int FARTHEST = 100;

    @Override
    public Optional<Found> find(Digest key) {
        return store.find(outputKey(key)).map(entry -> RememberedJson.found(entry.json()));
    }

    @Override
    public Earlier earlier(String pipeline, String stepId) {
        String step = Milestone.beginning(pipeline, stepId);
        List<String> last = ids(store.scanBackwards(HISTORY, step, "", Earlier.LAST));
        return last.isEmpty() ? Earlier.NONE : recollections.find(step, last).orElseGet(() -> lookUp(step));
    }

    private Earlier lookUp(String step) {
        List<MetadataStore.Entry> entries = store.scanBackwards(HISTORY, step, "", Earlier.MOST);
        List<Digest> keys = keys(entries);
        if (keys.size() < Earlier.MOST && entries.size() == Earlier.MOST) {
            entries = store.scanBackwards(HISTORY, step, "", FARTHEST);
            keys = keys(entries);
        }
        List<Origin> outputs =
                keys.stream().flatMap(key -> findReadable(key).stream()).toList();
        List<String> ids = ids(entries);
        Earlier earlier = new Earlier(outputs, ids.subList(0, Math.min(Earlier.LAST, ids.size())));
        recollections.add(step, earlier);
        return earlier;
    }

    private static List<Digest> keys(List<MetadataStore.Entry> entries) {
        return milestones(entries).stream()
                .map(Milestone::key)
                .distinct()
                .limit(Earlier.MOST)
                .toList();
    }

    private static List<String> ids(List<MetadataStore.Entry> entries) {
        return entries.stream().map(each -> each.key().id()).toList();
    }

    /** One that cannot be read is none: it explains misses and decides nothing. */
    private static List<Milestone> milestones(List<MetadataStore.Entry> entries) {
        return entries.stream()
                .flatMap(each -> MilestoneJson.parse(each.key().id(), each.json()).stream())
                .toList();
    }

    /** The median of the times, of two in the middle the longer one. */
    @Override
    public Optional<Duration> usualTime(String pipeline, String stepId) {
        String step = Milestone.beginning(pipeline, stepId);
        List<Duration> times = milestones(store.scanBackwards(HISTORY, step, "", Earlier.MOST)).stream()
                .flatMap(each -> each.took().stream())
                .sorted()
                .toList();
        return times.isEmpty() ? Optional.empty() : Optional.of(times.get(times.size() / 2));
    }

    private Optional<Origin> findReadable(Digest key) {
        try {
            return store.find(outputKey(key)).map(entry -> RememberedJson.origin(entry.json()));
        } catch (MlopsException unreadable) {
            // Nothing can be compared with it. A run that needs this very output says why it cannot have it.
            return Optional.empty();
        }
    }

    @Override
    public void commit(List<MetadataStore.Write> writes) {
        store.commit(writes);
    }

    @Override
    public void remember(String pipeline, String stepId, Remembered output, Optional<Earlier> seen, Commits commits) {
        MetadataStore.Key key = outputKey(output.key());
        long expected = seen.isPresent() ? 0 : revision(store.find(key));
        MetadataStore.Put put = new MetadataStore.Put(key, expected, RememberedJson.format(output));
        String step = Milestone.beginning(pipeline, stepId);
        Earlier known = seen.orElseGet(() -> earlier(pipeline, stepId));
        for (int attempt = 1; ; attempt++) {
            Milestone milestone = Milestone.of(step, known, output);
            try {
                commits.commit(List.of(put, put(milestone)));
                recollections.add(step, known.with(output, milestone));
                return;
            } catch (ConflictException e) {
                if (revision(store.find(key)) != expected) {
                    // Another process has just kept the same output: only what goes along is left to be written.
                    commits.commit(List.of());
                    return;
                }
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                known = earlier(pipeline, stepId);
            }
        }
    }

    private static MetadataStore.Put put(Milestone milestone) {
        return new MetadataStore.Put(
                new MetadataStore.Key(HISTORY, milestone.id()), 0, MilestoneJson.format(milestone));
    }

    private static long revision(Optional<MetadataStore.Entry> entry) {
        return entry.map(MetadataStore.Entry::revision).orElse(0L);
    }

    private static MetadataStore.Key outputKey(Digest key) {
        return new MetadataStore.Key(OUTPUT, key.toString());
    }
}
