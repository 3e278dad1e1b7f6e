package org.evermodel.serving;

import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** Names for predictions: a text drawn once, which tells apart the times an endpoint was open, and a count. Thread-safe. */
final class PredictionIds {
    private static final int RADIX = 36;

    private final String prefix;
    private final AtomicLong count = new AtomicLong();

    PredictionIds(RandomGenerator random) {
        this.prefix = Long.toUnsignedString(random.nextLong(), RADIX) + "-";
    }

    String next() {
        return prefix + count.incrementAndGet();
    }
}
