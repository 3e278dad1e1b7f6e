package org.evermodel.pipeline.cache;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.evermodel.Digest;
import org.evermodel.spi.MetadataStore;

/**
 * Remembers the outputs of steps. Thread-safe, and safe for several processes on one store: an output is remembered
 * wholly or not at all, and of two processes that keep the same output one wins and neither notices.
 */
public interface Journal {
    /** The output known under {@code key}; throws MlopsException where its record is there but cannot be read. */
    Optional<Found> find(Digest key);

    /** What was kept of a step before. */
    Earlier earlier(String pipeline, String stepId);

    /** How long a step usually runs, by its last few outputs, if there are any. */
    Optional<Duration> usualTime(String pipeline, String stepId);

    /**
     * Remembers an output as the newest of its step, in place of what was known under its key.
     *
     * @param seen what was known of the step when nothing was under the key; empty where that was not looked for
     * @param commits what commits it
     */
    void remember(String pipeline, String stepId, Remembered output, Optional<Earlier> seen, Commits commits);

    /** Commits writes to the journal's store, and nothing more. */
    void commit(List<MetadataStore.Write> writes);

    /** Commits writes, perhaps together with others, all or none. */
    @FunctionalInterface
    interface Commits {
        /** Throws ConflictException where somebody else was faster. None means that only the others are to be written. */
        void commit(List<MetadataStore.Write> writes);
    }

    /** A journal that keeps its records in {@code store}. */
    static Journal in(MetadataStore store) {
        return new MetadataJournal(store, new Recollections());
    }
}
