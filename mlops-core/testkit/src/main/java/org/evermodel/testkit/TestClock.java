package org.evermodel.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Time that passes when a test says so, and, if it ticks, a little whenever somebody looks.
 *
 * <pre>{@code
 * TestClock clock = TestClock.at(Instant.parse("2026-01-15T10:30:00Z"));
 * clock.pass(Duration.ofDays(7));
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class TestClock extends Clock {
    private final Duration tick;
    private Instant now;

    private TestClock(Instant now, Duration tick) {
        this.now = now;
        this.tick = tick;
    }

    /** A clock that stands still. */
    public static TestClock at(Instant start) {
        return new TestClock(start, Duration.ZERO);
    }

    /** A clock that goes on by a millisecond after each look, so that no two looks see the same time. */
    public static TestClock ticking(Instant start) {
        return new TestClock(start, Duration.ofMillis(1));
    }

    /** Lets some time pass. */
    public synchronized void pass(Duration some) {
        now = now.plus(some);
    }

    @Override
    public synchronized Instant instant() {
        Instant seen = now;
        now = now.plus(tick);
        return seen;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** This clock: a moment is the same in every zone. */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
