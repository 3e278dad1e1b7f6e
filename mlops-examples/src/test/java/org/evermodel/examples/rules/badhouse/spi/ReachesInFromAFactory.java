package org.evermodel.examples.rules.badhouse.spi;

import org.evermodel.examples.rules.badhouse.internal.Hidden;

interface ReachesInFromAFactory {
    static Object open() {
        return new Hidden();
    }
}
