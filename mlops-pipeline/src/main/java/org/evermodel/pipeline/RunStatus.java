package org.evermodel.pipeline;

import java.util.Arrays;
import java.util.List;

/** What became of a run that is kept in a storage, or is becoming of it. */
public enum RunStatus {
    /** It goes on; or its process died, once its lease has run out. */
    RUNNING(true),
    /** It waits for people. */
    WAITING(true),
    /** Its host was shut down; it can go on. */
    PARKED(true),
    /** It made its output. */
    SUCCEEDED(false),
    /** A gate, or people, refused. */
    REFUSED(false),
    /** A step failed. It can go on from there. */
    FAILED(true),
    /** It was cancelled, or its time was up. It can go on from there. */
    CANCELLED(true),
    /** Nobody is to go on with it any more. */
    ABANDONED(false);

    private final boolean open;

    RunStatus(boolean open) {
        this.open = open;
    }

    /** Whether the run can go on. */
    public boolean isOpen() {
        return open;
    }

    static List<String> openNames() {
        return Arrays.stream(values()).filter(RunStatus::isOpen).map(Enum::name).toList();
    }

    static RunStatus of(Ended<?> ended) {
        if (ended.failure().isPresent()) {
            return FAILED;
        }
        if (ended.output() instanceof Slot.Full) {
            return SUCCEEDED;
        }
        if (ended.cancelled().isPresent()) {
            return CANCELLED;
        }
        return ended.isWaiting() ? WAITING : REFUSED;
    }
}
