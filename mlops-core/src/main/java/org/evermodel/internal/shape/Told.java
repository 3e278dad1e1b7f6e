package org.evermodel.internal.shape;

import org.jspecify.annotations.Nullable;

/** What all shapes demand of values. */
final class Told {
    private Told() {}

    static Object present(String path, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException(path + " is null; use an Optional for what may be absent");
        }
        return value;
    }
}
