package org.evermodel.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.evermodel.Digest;

/** Where a local home keeps what, for tests that reach behind the store's back. */
final class Homes {
    private Homes() {}

    static Path fileOf(Path home, Digest digest) {
        return home.resolve("objects/sha256")
                .resolve(digest.hex().substring(0, 2))
                .resolve(digest.hex().substring(2));
    }

    /** Copies a home that nobody has open. */
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    static Path databaseOf(Path home) {
        return home.resolve("evermodel.db");
    }
}
