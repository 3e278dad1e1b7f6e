package org.evermodel.serving;

import java.util.List;
import org.evermodel.port.Routing;
import org.evermodel.port.RoutingLog;

/** Which versions are recorded to answer: the champion, and those beside it. */
record LineUp(int champion, RoutingLog.Recorded recorded) {
    /** The parts beside the champion. */
    Routing routing() {
        return beside(champion, recorded.routing());
    }

    /**
     * The parts beside a champion. One that it plays itself is none: a promotion that was cut short leaves such behind.
     */
    static Routing beside(int champion, Routing routing) {
        List<Integer> shadows =
                routing.shadows().stream().filter(number -> number != champion).toList();
        Routing others = routing.withShadows(shadows);
        boolean isCanary =
                routing.canary().filter(canary -> canary.version() == champion).isPresent();
        return isCanary ? others.withoutCanary() : others;
    }

    boolean isAnswered(int number, Routing others) {
        return champion == number && routing().equals(others);
    }
}
