package org.evermodel.examples.rules.badhouse.pipeline;

import org.evermodel.examples.rules.badhouse.internal.Hidden;

final class ReachesIntoCore {
    private ReachesIntoCore() {}

    static Object open() {
        return new Hidden();
    }
}
