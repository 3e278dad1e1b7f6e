package org.evermodel.spi;

import java.time.Duration;

/**
 * Lets something happen when some time has passed: a time limit, a pause between attempts, the next beat of a lease. The
 * system's timer goes by real time; a test has one of its own that goes by the test's clock.
 *
 * <pre>{@code
 * try (Timer.Alarm limit = timer.after(Duration.ofMinutes(5), worker::interrupt)) {
 *     work();
 * }
 * }</pre>
 *
 * <p>Implementations are thread-safe.
 */
@FunctionalInterface
public interface Timer {
    /**
     * Does {@code action} once, at the earliest after {@code delay}, on a thread of the timer's. An action is short and
     * throws nothing; work is for others' threads.
     */
    Alarm after(Duration delay, Runnable action);

    /** An action that is still to come. */
    interface Alarm extends AutoCloseable {
        /** Takes the action back. One that has begun goes on; one that is done is no matter. */
        @Override
        void close();
    }

    /**
     * A timer that goes by real time. It has one daemon thread, which exists only while an action is to come or has just
     * been done, so that there is nothing to close.
     */
    static Timer system() {
        return new SystemTimer();
    }
}
