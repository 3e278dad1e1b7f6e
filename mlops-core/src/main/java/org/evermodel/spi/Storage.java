package org.evermodel.spi;

/**
 * A place that keeps records and artifacts together. A registry and a pipeline's journal that are given the same
 * storage commit their changes together.
 */
public interface Storage extends AutoCloseable {
    /** Where the records are. */
    MetadataStore metadata();

    /** Where the bytes are. */
    ArtifactStore artifacts();

    /** Closes both; may be called twice. */
    @Override
    void close();
}
