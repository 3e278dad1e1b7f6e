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
    public List<Remembered> recent(String pipeline, String stepId) {
        return history(pipeline, stepId).keys().stream()
                .flatMap(key -> findReadable(key).stream())
                .toList();
    }

    @Override
    public Optional<Duration> usualTime(String pipeline, String stepId) {
        return history(pipeline, stepId).usual();
    }

    private History history(String pipeline, String stepId) {
        return store.find(historyKey(pipeline, stepId))
                .map(entry -> RememberedJson.history(entry.json()))
                .orElse(History.NONE);
    }

    private Optional<Remembered> findReadable(Digest key) {
        try {
            Optional<Remembered> known = recollections.find(key);
            if (known.isPresent()) {
                return known;
            }
            Optional<Remembered> found = find(key);
            found.ifPresent(output -> recollections.add(key, output));
            return found;
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
    public void remember(String pipeline, String stepId, Remembered output, boolean isNew, Commits commits) {
        MetadataStore.Key key = outputKey(output.key());
        long expected = isNew ? 0 : revision(store.find(key));
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (committed(
                    new MetadataStore.Put(key, expected, RememberedJson.format(output)),
                    pipeline,
                    stepId,
                    output,
                    commits)) {
                recollections.add(output.key(), output);
                return;
            }
            if (revision(store.find(key)) != expected) {
                // Another process has just kept the same output: only what goes along is left to be written.
                commits.commit(List.of());
                return;
            }
        }
        throw new ConflictException("the output of step \"" + stepId + "\" of pipeline " + pipeline
                + " could not be kept, because others kept outputs of it " + ATTEMPTS + " times in between");
    }

    private boolean committed(
            MetadataStore.Put output, String pipeline, String stepId, Remembered newest, Commits commits) {
        Optional<MetadataStore.Entry> history = store.find(historyKey(pipeline, stepId));
        History longer = history.map(entry -> RememberedJson.history(entry.json()))
                .orElse(History.NONE)
                .with(newest.key(), newest.took());
        try {
            commits.commit(List.of(
                    output,
                    new MetadataStore.Put(
                            historyKey(pipeline, stepId), revision(history), RememberedJson.format(longer))));
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
