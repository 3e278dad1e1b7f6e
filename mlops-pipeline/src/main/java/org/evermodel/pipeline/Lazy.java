package org.evermodel.pipeline;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Computes a value at its first use and keeps it. Thread-safe; the computation runs once. */
final class Lazy<T> implements Supplier<T> {
    private @Nullable Supplier<T> computation;
    private @Nullable T value;

    Lazy(Supplier<T> computation) {
        this.computation = computation;
    }

    @Override
    public synchronized T get() {
        T known = value;
        if (known == null) {
            known = Objects.requireNonNull(computation).get();
            value = known;
            computation = null;
        }
        return known;
    }
}
