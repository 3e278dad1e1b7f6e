package org.evermodel.registry.tracker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.evermodel.Digest;

/** Digests of files, some at a time: a large class path takes long. */
final class Hashes {
    private Hashes() {}

    static Map<String, Digest> of(Map<String, Path> files) {
        Map<String, Digest> hashes = new ConcurrentSkipListMap<>();
        files.entrySet().parallelStream()
                .forEach(file -> hash(file.getValue()).ifPresent(digest -> hashes.put(file.getKey(), digest)));
        return new TreeMap<>(hashes);
    }

    /** A jar that cannot be read tells nothing; that is no reason not to train a model. */
    private static Optional<Digest> hash(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(Digest.of(in));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
