package org.evermodel.serving.monitor;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;

/**
 * Whether an alarm is up. It goes up when enough of the last windows call for it, and is over when as many are calm. What
 * lies between the two thresholds calls for nothing, and windows that cannot tell are passed over. Not thread-safe.
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
    private boolean active;

    Episode(int votes, int windows) {
        this.votes = votes;
        this.windows = windows;
    }

    boolean isActive() {
        return active;
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
        if (Collections.frequency(last, active ? Mark.CALM : Mark.ALARM) < votes) {
            return false;
        }
        active = !active;
        last.clear();
        return active;
    }
}
