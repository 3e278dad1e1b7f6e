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
        Known known = known(pipeline, stepId);
        List<Remembered> outputs = known.history().keys().stream()
                .flatMap(key -> findReadable(key).stream())
                .toList();
        return new Earlier(outputs, known.history(), known.revision());
    }

    @Override
    public Optional<Duration> usualTime(String pipeline, String stepId) {
        return known(pipeline, stepId).history().usual();
    }

    /** A step's history as it stands. */
    private record Known(History history, long revision) {}

    private Known known(String pipeline, String stepId) {
        return store.find(historyKey(pipeline, stepId))
                .map(entry -> new Known(RememberedJson.history(entry.json()), entry.revision()))
                .orElse(new Known(History.NONE, 0));
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
    public void remember(String pipeline, String stepId, Remembered output, Optional<Earlier> seen, Commits commits) {
        Digest digest = output.key();
        MetadataStore.Key key = outputKey(digest);
        long expected = seen.isPresent() ? 0 : revision(store.find(key));
        MetadataStore.Put put = new MetadataStore.Put(key, expected, RememberedJson.format(output));
        Known known = seen.map(earlier -> new Known(earlier.history(), earlier.revision()))
                .orElseGet(() -> known(pipeline, stepId));
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (committed(put, longer(known, historyKey(pipeline, stepId), digest, output), commits)) {
                recollections.add(digest, output);
                return;
            }
            if (revision(store.find(key)) != expected) {
                // Another process has just kept the same output: only what goes along is left to be written.
                commits.commit(List.of());
                return;
            }
            known = known(pipeline, stepId);
        }
        throw new ConflictException("the output of step \"" + stepId + "\" of pipeline " + pipeline
                + " could not be kept, because others kept outputs of it " + ATTEMPTS + " times in between");
    }

    private static MetadataStore.Put longer(Known known, MetadataStore.Key key, Digest newest, Remembered output) {
        History history = known.history().with(newest, output.took());
        return new MetadataStore.Put(key, known.revision(), RememberedJson.format(history));
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
