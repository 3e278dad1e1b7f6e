package org.evermodel.registry.ledger;

import java.util.Optional;
import java.util.function.Supplier;
import org.evermodel.StorageException;
import org.evermodel.registry.internal.Pause;

/**
 * Tries something again and again for as long as others are faster, waiting a little longer each time, also in a thread
 * that was interrupted, where the JDK would not wait at all.
 */
final class Attempts {
    private static final int MOST = 10_000;
    private static final long LONGEST_PAUSE_NANOS = 2_000_000;

    private Attempts() {}

    /**
     * What the first attempt that succeeds gives.
     *
     * @param pauseNanos how much longer to wait after each attempt than after the one before
     * @param failure what happened each time where none succeeds
     */
    static <T> T until(long pauseNanos, String failure, Supplier<Optional<T>> attempt) {
        for (int number = 1; number <= MOST; number++) {
            Optional<T> done = attempt.get();
            if (done.isPresent()) {
                return done.get();
            }
            Pause.ofNanos(Math.min(LONGEST_PAUSE_NANOS, number * pauseNanos));
        }
        throw new StorageException(failure + " " + MOST + " times; try again");
    }
}
