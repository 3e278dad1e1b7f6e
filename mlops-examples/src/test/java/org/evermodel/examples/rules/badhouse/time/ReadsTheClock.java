package org.evermodel.examples.rules.badhouse.time;

import java.time.Instant;

record ReadsTheClock(String name) {
    Instant now() {
        return Instant.now();
    }
}
