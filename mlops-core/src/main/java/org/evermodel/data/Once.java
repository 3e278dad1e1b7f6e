package org.evermodel.data;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Computes a value at its first use and keeps it. Thread-safe; the computation runs once. */
final class Once<T> implements Supplier<T> {
    private @Nullable Supplier<T> computation;
    private @Nullable T value;

    Once(Supplier<T> computation) {
        this.computation = computation;
    }

    @Override
    public synchronized T get() {
        T known = value;
        if (known == null) {
            Supplier<T> pending = java.util.Objects.requireNonNull(computation);
            known = pending.get();
            value = known;
            computation = null;
        }
        return known;
    }
}
