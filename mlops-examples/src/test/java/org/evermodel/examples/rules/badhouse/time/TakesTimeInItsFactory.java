package org.evermodel.examples.rules.badhouse.time;

import java.time.Clock;
import java.time.Instant;
import java.util.Random;

/** Breaks no rule. */
record TakesTimeInItsFactory(Clock clock, long seed) {
    static TakesTimeInItsFactory open() {
        return new TakesTimeInItsFactory(Clock.systemUTC(), System.nanoTime());
    }

    Instant now() {
        return Instant.now(clock);
    }

    int draw() {
        return new Random(seed).nextInt();
    }
}
