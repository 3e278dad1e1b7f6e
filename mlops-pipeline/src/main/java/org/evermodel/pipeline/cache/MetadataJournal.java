package org.evermodel.pipeline.cache;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.evermodel.ConflictException;
import org.evermodel.Digest;
import org.evermodel.MlopsException;
import org.evermodel.spi.MetadataStore;

/**
 * Two records an output: one under its key, which is all a hit needs, and one a step with the keys of its last outputs,
 * which only explains misses. Both change in one commit.
 */
record MetadataJournal(MetadataStore store, Recollections recollections) implements Journal {
    private static final String OUTPUT = "pipeline-output";
    private static final String HISTORY = "pipeline-history";

    /** Each conflict means that another process got on. */
    private static final int ATTEMPTS = 100;

    @Override
    public Optional<Remembered> find(Digest key) {
        return store.find(outputKey(key)).map(entry -> RememberedJson.parse(entry.json()));
    }

    @Override
    public Earlier earlier(String pipeline, String stepId) {
        Optional<MetadataStore.Entry> entry = store.find(historyKey(pipeline, stepId));
        if (entry.isEmpty()) {
            return Earlier.NONE;
        }
        Optional<Earlier> known = recollections.find(entry.get());
        if (known.isPresent()) {
            return known.get();
        }
        History history = RememberedJson.history(entry.get().json());
        List<Origin> outputs = history.keys().stream()
                .flatMap(key -> findReadable(key).stream())
                .map(Origin::of)
                .toList();
        Earlier earlier = new Earlier(outputs, history, entry.get().revision());
        recollections.add(entry.get().key(), entry.get().json(), earlier);
        return earlier;
    }

    @Override
    public Optional<Duration> usualTime(String pipeline, String stepId) {
        return store.find(historyKey(pipeline, stepId))
                .flatMap(entry -> RememberedJson.history(entry.json()).usual());
    }

    private Optional<Remembered> findReadable(Digest key) {
        try {
            return find(key);
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
        MetadataStore.Key historyKey = historyKey(pipeline, stepId);
        Earlier known = seen.orElseGet(() -> earlier(pipeline, stepId));
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Earlier longer = known.with(output);
            String history = RememberedJson.format(longer.history());
            if (committed(put, new MetadataStore.Put(historyKey, known.revision(), history), commits)) {
                recollections.add(historyKey, history, longer);
                return;
            }
            if (revision(store.find(key)) != expected) {
                // Another process has just kept the same output: only what goes along is left to be written.
                commits.commit(List.of());
                return;
            }
            known = earlier(pipeline, stepId);
        }
        throw new ConflictException("the output of step \"" + stepId + "\" of pipeline " + pipeline
                + " could not be kept, because others kept outputs of it " + ATTEMPTS + " times in between");
    }

    private static boolean committed(MetadataStore.Put output, MetadataStore.Put history, Commits commits) {
        try {
            commits.commit(List.of(output, history));
            return true;
        } catch (ConflictException e) {
            return false;
        }
    }

    private static long revision(Optional<MetadataStore.Entry> entry) {
        return entry.map(MetadataStore.Entry::revision).orElse(0L);
    }

    private static MetadataStore.Key outputKey(Digest key) {
        return new MetadataStore.Key(OUTPUT, key.toString());
    }

    private static MetadataStore.Key historyKey(String pipeline, String stepId) {
        return new MetadataStore.Key(HISTORY, pipeline + "/" + stepId);
    }
}
