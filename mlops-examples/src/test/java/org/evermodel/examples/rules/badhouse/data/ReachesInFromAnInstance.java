package org.evermodel.examples.rules.badhouse.data;

import org.evermodel.examples.rules.badhouse.internal.Hidden;

record ReachesInFromAnInstance(int value) {
    Object reach() {
        return new Hidden();
    }
}
