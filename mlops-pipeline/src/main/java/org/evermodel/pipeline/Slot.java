package org.evermodel.pipeline;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** What a run has at a place it has passed. */
sealed interface Slot {
    /** A value for whoever comes next. */
    record Full(Held held) implements Slot {}

    /** A value that {@code gate} refused: further gates may look at it, nobody else. */
    record Withheld(Held held, String gate) implements Slot {}

    /** Nothing, and why. */
    record Empty(Cause cause, String because) implements Slot {
        static Empty refusedBy(String gate) {
            return new Empty(Cause.REFUSED, "gate \"" + gate + "\" refused");
        }
    }

    /** What the ways of a branch come to: what the one that was gone has, or else why none has anything. */
    static Slot meet(List<Slot> arms) {
        List<Empty> empty = arms.stream()
                .filter(Empty.class::isInstance)
                .map(Empty.class::cast)
                .toList();
        return arms.stream()
                .filter(arm -> !(arm instanceof Empty))
                .findFirst()
                .orElseGet(() -> Collections.min(empty, Comparator.comparing(Empty::cause)));
    }

    /** Why a place has nothing; where there are several reasons, the first in this order is told. */
    enum Cause {
        FAILED,
        CANCELLED,
        REFUSED,
        WAITING,
        NOT_CHOSEN
    }
}
