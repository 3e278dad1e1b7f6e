package org.evermodel.spi;

import java.time.Clock;

/** Records and artifacts on the heap. */
record InMemoryStorage(MetadataStore metadata, ArtifactStore artifacts) implements Storage {
    InMemoryStorage(Clock clock) {
        this(new InMemoryMetadataStore(), new InMemoryArtifactStore(clock));
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
        return "Storage[in memory]";
    }
}
