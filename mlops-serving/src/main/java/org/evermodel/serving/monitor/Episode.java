package org.evermodel.serving.monitor;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether an alarm is up. It goes up when enough of the last windows call for it, and is over when as many are calm. What
 * lies between the two thresholds calls for nothing, and windows that cannot tell are passed over.
 *
 * <p>It remembers the columns that called for it: of many columns some are large in any window by chance, so only those
 * must have become small again. Not thread-safe.
 */
final class Episode {
    /** What a window has to say. */
    enum Mark {
        ALARM,
        BETWEEN,
        CALM,
        UNTOLD
    }

    private final int votes;
    private final int windows;
    private final Deque<Mark> last = new ArrayDeque<>();
    private final Set<String> accused = new HashSet<>();
    private boolean active;

    Episode(int votes, int windows) {
        this.votes = votes;
        this.windows = windows;
    }

    boolean isActive() {
        return active;
    }

    /** The columns that have called for the alarm since it was last calm. */
    Set<String> accused() {
        return Collections.unmodifiableSet(accused);
    }

    void accuse(Collection<String> columns) {
        accused.addAll(columns);
    }

    /** Whether the alarm goes up with this window. */
    boolean begins(Mark mark) {
        if (mark == Mark.UNTOLD) {
            return false;
        }
        last.addLast(mark);
        if (last.size() > windows) {
            last.removeFirst();
        }
        if (Collections.frequency(last, active ? Mark.CALM : Mark.ALARM) >= votes) {
            active = !active;
            last.clear();
            forgetWhereCalm(mark);
            return active;
        }
        forgetWhereCalm(mark);
        return false;
    }

    private void forgetWhereCalm(Mark mark) {
        if (!active && mark == Mark.CALM) {
            accused.clear();
        }
    }
}
