package org.evermodel.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import org.evermodel.spi.Timer;

/**
 * A timer that goes by a test's clock. Patient, its actions are done when the test lets time pass; leaping, time passes by
 * itself to actions that are asked for within a span, so that short pauses cost nothing, while what beats in the background
 * waits.
 *
 * <pre>{@code
 * TestTimer timer = TestTimer.patient(clock);
 * timer.after(Duration.ofHours(1), () -> heard.add("an hour"));
 * timer.pass(Duration.ofHours(2));
 * }</pre>
 *
 * <p>Actions are done in the order of their times, those of one time in the order in which they were asked for, by the
 * thread that lets time pass. Thread-safe.
 */
public final class TestTimer implements Timer {
    private final TestClock clock;
    private final Duration leaps;
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::number));
    private long asked;

    private TestTimer(TestClock clock, Duration leaps) {
        this.clock = clock;
        this.leaps = leaps;
    }

    private record Due(Instant at, long number, Runnable action) {}

    /** Waits for the test to let time pass. */
    public static TestTimer patient(TestClock clock) {
        return new TestTimer(clock, Duration.ZERO);
    }

    /** Lets the clock leap to whatever is asked for within {@code span}, and does it at once. */
    public static TestTimer leaping(TestClock clock, Duration span) {
        return new TestTimer(clock, span);
    }

    @Override
    public Alarm after(Duration delay, Runnable action) {
        Due later;
        synchronized (this) {
            later = new Due(clock.instant().plus(delay), asked++, action);
            due.add(later);
        }
        if (delay.compareTo(leaps) <= 0) {
            pass(delay);
        }
        return () -> takeBack(later);
    }

    private synchronized void takeBack(Due later) {
        due.remove(later);
    }

    /** Lets some time pass, and does what is due by then, each at its time. */
    public void pass(Duration some) {
        Instant until;
        synchronized (this) {
            until = clock.instant().plus(some);
        }
        for (Optional<Due> next = next(until); next.isPresent(); next = next(until)) {
            next.get().action().run();
        }
        advanceTo(until);
    }

    private synchronized Optional<Due> next(Instant until) {
        Due first = due.peek();
        if (first == null || first.at().isAfter(until)) {
            return Optional.empty();
        }
        due.remove();
        advanceTo(first.at());
        return Optional.of(first);
    }

    private void advanceTo(Instant moment) {
        Duration ahead = Duration.between(clock.instant(), moment);
        if (!ahead.isNegative()) {
            clock.pass(ahead);
        }
    }

    /** How many actions are still to come. */
    public synchronized int waiting() {
        return due.size();
    }
}
