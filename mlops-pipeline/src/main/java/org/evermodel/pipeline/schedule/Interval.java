package org.evermodel.pipeline.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** All multiples of a period from an anchor on. */
record Interval(Duration period, Instant anchor) implements Schedule {
    Interval {
        if (period.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("a schedule's period must be at least a second, but was " + period);
        }
    }

    @Override
    public Optional<Instant> next(Instant moment) {
        Duration since = Duration.between(anchor, moment);
        long whole = since.dividedBy(period);
        Instant candidate = anchor.plus(period.multipliedBy(whole));
        // The division rounds towards zero: before the anchor the multiple may lie ahead already.
        return Optional.of(candidate.isAfter(moment) ? candidate : candidate.plus(period));
    }

    @Override
    public String toString() {
        return "every " + period;
    }
}
