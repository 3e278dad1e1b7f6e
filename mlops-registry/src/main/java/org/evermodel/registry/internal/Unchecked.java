package org.evermodel.registry.internal;

import java.io.IOException;
import java.util.function.Function;
import org.evermodel.StorageException;

/** Functions that read the disk, for streams. */
final class Unchecked {
    private Unchecked() {}

    @FunctionalInterface
    interface Reading<T, R> {
        R apply(T value) throws IOException;
    }

    static <T, R> Function<T, R> of(Reading<T, R> reading) {
        return value -> {
            try {
                return reading.apply(value);
            } catch (IOException e) {
                throw new StorageException("the folders of the artifacts could not be read: " + e, e);
            }
        };
    }
}
