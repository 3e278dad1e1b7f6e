package org.evermodel.spi;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.evermodel.ArtifactDamagedException;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.StorageException;

/** Nobody else can reach the arrays, so what was stored under a digest cannot come to differ from it. */
final class InMemoryArtifactStore implements ArtifactStore {
    private final NavigableMap<Digest, byte[]> artifacts = new ConcurrentSkipListMap<>();

    @Override
    public ArtifactRef put(Content content) {
        ByteArrayOutputStream buffer = new ByteArrayOutputStream();
        try {
            content.writeTo(buffer);
        } catch (IOException e) {
            throw new StorageException("the content of an artifact could not be written: " + e.getMessage(), e);
        }
        byte[] bytes = buffer.toByteArray();
        Digest digest = Digest.of(bytes);
        artifacts.put(digest, bytes);
        return new ArtifactRef(digest, bytes.length);
    }

    @Override
    public InputStream open(Digest digest) {
        return Optional.ofNullable(artifacts.get(digest))
                .map(ByteArrayInputStream::new)
                .orElseThrow(() -> new ArtifactDamagedException(digest, "it is not in the store"));
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
    public void close() {}
}
