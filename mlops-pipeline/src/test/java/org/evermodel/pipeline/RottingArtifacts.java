package org.evermodel.pipeline;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.evermodel.ArtifactDamagedException;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.Storage;

/** Artifacts on the heap whose bytes a test can damage and which, as promised, are verified when they are read. */
final class RottingArtifacts implements ArtifactStore {
    private final ArtifactStore sound = Storage.inMemory().artifacts();
    private final Map<Digest, String> damaged = new HashMap<>();

    void damage(Digest digest) {
        damaged.put(digest, "byte 0 was flipped");
    }

    /** A storage with these artifacts. */
    Storage beside(MetadataStore metadata) {
        RottingArtifacts artifacts = this;
        return new Storage() {
            @Override
            public MetadataStore metadata() {
                return metadata;
            }

            @Override
            public ArtifactStore artifacts() {
                return artifacts;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public ArtifactRef put(Content content) {
        ArtifactRef written = sound.put(content);
        damaged.remove(written.digest());
        return written;
    }

    @Override
    public InputStream open(Digest digest) {
        if (damaged.containsKey(digest)) {
            throw new ArtifactDamagedException(digest, damaged.get(digest));
        }
        return new ByteArrayInputStream(sound.read(digest));
    }

    @Override
    public Optional<Stored> find(Digest digest) {
        return sound.find(digest);
    }

    @Override
    public Stream<Digest> list() {
        return sound.list();
    }

    @Override
    public Stream<Stored> inventory() {
        return sound.inventory();
    }

    @Override
    public InputStream peek(Stored which) {
        return open(which.digest());
    }

    @Override
    public boolean touch(Digest digest) {
        return sound.touch(digest);
    }

    @Override
    public boolean setAside(Stored which) {
        return sound.setAside(which);
    }

    @Override
    public boolean discard(Stored which) {
        return sound.discard(which);
    }

    @Override
    public void delete(Digest digest) {
        sound.delete(digest);
    }

    @Override
    public void close() {}
}
