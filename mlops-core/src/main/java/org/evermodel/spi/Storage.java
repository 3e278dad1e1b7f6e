package org.evermodel.spi;

import java.time.Clock;

/**
 * A place that keeps records and artifacts together. A registry and a pipeline's journal that are given the same
 * storage commit their changes together.
 */
public interface Storage extends AutoCloseable {
    /** A new storage on the heap, for tests and trials; it keeps what it holds after it is closed. */
    static Storage inMemory() {
        return inMemory(Clock.systemUTC());
    }

    /** A new storage on the heap where {@code clock} tells when artifacts are stored and set aside. */
    static Storage inMemory(Clock clock) {
        return new InMemoryStorage(clock);
    }

    /** Where the records are. */
    MetadataStore metadata();

    /** Where the bytes are. */
    ArtifactStore artifacts();

    /** Closes both; may be called twice. */
    @Override
    void close();
}
