package org.evermodel.registry.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.MlopsException;
import org.evermodel.StorageException;
import org.evermodel.artifact.Manifest;
import org.evermodel.spi.ArtifactStore;

/** All artifacts that are needed where some are: what is headed as a manifest needs what it lists. */
final class Closure {
    static final String FIELD = "artifacts";
    static final int HEADING_BYTES = 64;

    private final ArtifactStore store;
    private final SortedMap<Digest, Long> sizes = new TreeMap<>();
    private final Map<Digest, Manifest> bundles = new HashMap<>();
    private final Deque<Digest> waiting = new ArrayDeque<>();

    private Closure(ArtifactStore store) {
        this.store = store;
    }

    /** The records with all that they need; throws ArtifactDamagedException where an artifact is missing. */
    static Parcel parcel(About about, List<Line> lines, ArtifactStore store) {
        Closure closure = new Closure(store);
        direct(lines).forEach(digest -> closure.add(digest, Optional.empty()));
        closure.run();
        return new Parcel(about, lines, closure.sizes, closure.bundles);
    }

    /** The artifacts that the records name themselves. */
    static Set<Digest> direct(Collection<Line> lines) {
        Set<Digest> digests = new HashSet<>();
        for (Line line : lines) {
            digests.addAll(line.stored().content().digests(FIELD).values());
        }
        return digests;
    }

    private void add(Digest digest, Optional<Long> size) {
        if (!sizes.containsKey(digest)) {
            sizes.put(digest, size.orElseGet(() -> measure(digest)));
            waiting.add(digest);
        }
    }

    private void run() {
        while (!waiting.isEmpty()) {
            Digest digest = waiting.remove();
            if (Manifest.isHeadedBy(start(digest))) {
                manifest(store.read(digest)).ifPresent(manifest -> {
                    bundles.put(digest, manifest);
                    manifest.entries().forEach(entry -> add(entry.artifact()));
                });
            }
        }
    }

    private void add(ArtifactRef artifact) {
        add(artifact.digest(), Optional.of(artifact.size()));
    }

    /** What bytes list that are headed as a manifest; empty where somebody wrote what only begins like one. */
    static Optional<Manifest> manifest(byte[] bytes) {
        try {
            return Optional.of(Manifest.parse(bytes));
        } catch (MlopsException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private byte[] start(Digest digest) {
        try (InputStream in = store.open(digest)) {
            return in.readNBytes(HEADING_BYTES);
        } catch (IOException e) {
            throw new StorageException("artifact " + digest + " could not be read: " + e.getMessage(), e);
        }
    }

    private long measure(Digest digest) {
        try (InputStream in = store.open(digest)) {
            return in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new StorageException("artifact " + digest + " could not be read: " + e.getMessage(), e);
        }
    }
}
