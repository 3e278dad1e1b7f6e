package org.evermodel.spi;

/**
 * A place that keeps records and artifacts together. A registry and a pipeline's journal that are given the same
 * storage commit their changes together.
 */
public interface Storage extends AutoCloseable {
    /** A new storage on the heap, for tests and trials; it keeps what it holds after it is closed. */
    static Storage inMemory() {
        return new InMemoryStorage();
    }

    /** Where the records are. */
    MetadataStore metadata();

    /** Where the bytes are. */
    ArtifactStore artifacts();

    /** Closes both; may be called twice. */
    @Override
    void close();
}
