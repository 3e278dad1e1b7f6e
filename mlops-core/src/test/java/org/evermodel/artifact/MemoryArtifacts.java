package org.evermodel.artifact;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.evermodel.ArtifactDamagedException;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.StorageException;
import org.evermodel.spi.ArtifactStore;

/** Artifacts in a map, which a test can look into and damage. Does not verify: the tests want to see what comes after. */
public final class MemoryArtifacts implements ArtifactStore {
    private final Map<Digest, byte[]> artifacts = new TreeMap<>();

    @Override
    public ArtifactRef put(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            content.writeTo(bytes);
        } catch (IOException e) {
            throw new StorageException("could not be written", e);
        }
        Digest digest = Digest.of(bytes.toByteArray());
        artifacts.put(digest, bytes.toByteArray());
        return new ArtifactRef(digest, bytes.size());
    }

    /** Stores bytes as they are. */
    public Digest putBytes(byte[] bytes) {
        return put(out -> out.write(bytes)).digest();
    }

    /** Exchanges the bytes of an artifact under its old name. */
    public void damage(Digest digest, byte[] bytes) {
        artifacts.put(digest, bytes);
    }

    @Override
    public InputStream open(Digest digest) {
        byte[] bytes = artifacts.get(digest);
        if (bytes == null) {
            throw new ArtifactDamagedException(digest, "it is missing");
        }
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public boolean contains(Digest digest) {
        return artifacts.containsKey(digest);
    }

    @Override
    public Stream<Digest> list() {
        return artifacts.keySet().stream();
    }

    @Override
    public void delete(Digest digest) {
        artifacts.remove(digest);
    }

    @Override
    public void close() {
        artifacts.clear();
    }
}
