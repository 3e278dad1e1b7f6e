package org.evermodel.serving;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.evermodel.ModelName;
import org.jspecify.annotations.Nullable;

/**
 * Where the cast that answers now stands, to be exchanged while requests are under way. Thread-safe.
 *
 * <p>Who comes in enters the cast he sees and then looks again: if it is still the one, he entered before it was retired,
 * and it stays open until he leaves; if not, he leaves at once and enters the next. So an exchange is one write, and no
 * request waits for it.
 */
final class Stage {
    private final ModelName name;
    private final Set<Cast> leaving = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Cast current;

    Stage(ModelName name) {
        this.name = name;
    }

    ModelName name() {
        return name;
    }

    /** The cast that answers, entered by {@code slot}; throws IllegalStateException after {@link #close()}. */
    Cast enter(int slot) {
        while (true) {
            Cast seen = cast();
            seen.leases().enter(slot);
            if (seen == current) {
                return seen;
            }
            seen.leases().exit(slot);
        }
    }

    /** The cast that answers, for a look only: it may be gone at the next moment. */
    Cast cast() {
        Cast seen = current;
        if (seen == null) {
            throw new IllegalStateException("the endpoint of " + name + " is closed");
        }
        return seen;
    }

    boolean isOpen() {
        return current != null;
    }

    /** How many requests are under way, with whatever cast. */
    long underWay() {
        Cast seen = current;
        leaving.removeIf(cast -> cast != seen && cast.leases().held() == 0);
        return (seen == null ? 0 : seen.leases().held())
                + leaving.stream()
                        .filter(cast -> cast != seen)
                        .mapToLong(cast -> cast.leases().held())
                        .sum();
    }

    /** Lets another cast answer. Not to be called by two threads at once. */
    void exchange(Cast next) {
        put(next);
    }

    /** Nobody answers any more; may be called twice. */
    void close() {
        put(null);
    }

    private void put(@Nullable Cast next) {
        Cast last = current;
        current = next;
        if (last != null) {
            leaving.add(last);
            last.leases().retire();
            leaving.removeIf(cast -> cast.leases().held() == 0);
        }
    }
}
