package org.evermodel.registry;

import java.nio.file.Path;
import org.evermodel.Digest;

/** Where a local home keeps what, for tests that reach behind the store's back. */
final class Homes {
    private Homes() {}

    static Path fileOf(Path home, Digest digest) {
        return home.resolve("objects/sha256")
                .resolve(digest.hex().substring(0, 2))
                .resolve(digest.hex().substring(2));
    }

    static Path databaseOf(Path home) {
        return home.resolve("evermodel.db");
    }
}
