package org.evermodel.artifact;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.Storage;

/** Artifacts on the heap that a test can damage. Does not verify: the tests want to see what comes after. */
public final class MemoryArtifacts implements ArtifactStore {
    private final ArtifactStore sound = Storage.inMemory().artifacts();
    private final Map<Digest, byte[]> damaged = new ConcurrentHashMap<>();

    @Override
    public ArtifactRef put(Content content) {
        ArtifactRef stored = sound.put(content);
        damaged.remove(stored.digest());
        return stored;
    }

    /** Stores bytes as they are. */
    public Digest putBytes(byte[] bytes) {
        return put(out -> out.write(bytes)).digest();
    }

    /** Exchanges the bytes of an artifact under its old name. */
    public void damage(Digest digest, byte[] bytes) {
        damaged.put(digest, bytes);
    }

    @Override
    public InputStream open(Digest digest) {
        byte[] bytes = damaged.get(digest);
        return bytes == null ? sound.open(digest) : new ByteArrayInputStream(bytes);
    }

    @Override
    public InputStream peek(Stored which) {
        byte[] bytes = damaged.get(which.digest());
        return bytes == null ? sound.peek(which) : new ByteArrayInputStream(bytes);
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
