package org.evermodel.serving;

import java.util.HashSet;
import java.util.Set;
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
    private final Set<Cast> leaving = new HashSet<>();
    private boolean closed;
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
        synchronized (leaving) {
            Cast seen = current;
            long now = seen == null ? 0 : seen.leases().held();
            return now
                    + leaving.stream().mapToLong(cast -> cast.leases().held()).sum();
        }
    }

    /** Lets another cast answer; throws IllegalStateException, and gives the cast up, after {@link #close()}. */
    void exchange(Cast next) {
        synchronized (leaving) {
            if (closed) {
                next.leases().retire();
                throw new IllegalStateException("the endpoint of " + name + " is closed");
            }
            put(next);
        }
    }

    /** Nobody answers any more; may be called twice. */
    void close() {
        synchronized (leaving) {
            closed = true;
            put(null);
        }
    }

    private void put(@Nullable Cast next) {
        Cast last = current;
        current = next;
        if (last != null) {
            leaving.add(last);
            last.retire(() -> gone(last));
        }
    }

    private void gone(Cast cast) {
        synchronized (leaving) {
            leaving.remove(cast);
        }
    }
}
