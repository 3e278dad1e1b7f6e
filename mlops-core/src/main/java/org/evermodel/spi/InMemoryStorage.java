package org.evermodel.spi;

/** Records and artifacts on the heap. */
record InMemoryStorage(MetadataStore metadata, ArtifactStore artifacts) implements Storage {
    InMemoryStorage() {
        this(new InMemoryMetadataStore(), new InMemoryArtifactStore());
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
        return "Storage[in memory]";
    }
}
