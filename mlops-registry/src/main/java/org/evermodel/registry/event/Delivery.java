package org.evermodel.registry.event;

import java.time.Duration;

/**
 * How events are delivered.
 *
 * @param inBackground whether a thread of the registry's own delivers them; otherwise whoever calls
 *     {@link Events#deliver()} does
 * @param poll how often it looks for changes of other processes; what happens in this process is delivered at once
 * @param lease how long others wait for the rest of what a process was delivering when it died
 * @param attempts how often an event is tried before its subscription is parked, at least 1
 * @param firstPause the pause after the first failure; it doubles with each further one
 * @param longestPause how far pauses grow by themselves; a listener may ask for a longer one, up to
 *     {@link #LONGEST_ASKED_PAUSE}
 */
public record Delivery(
        boolean inBackground, Duration poll, Duration lease, int attempts, Duration firstPause, Duration longestPause) {
    /** Who asks for a longer pause by {@link org.evermodel.event.TryLaterException} is asked again after a day. */
    public static final Duration LONGEST_ASKED_PAUSE = Duration.ofDays(1);

    /** Refuses fewer attempts than one, and times that are not positive. */
    public Delivery {
        if (attempts < 1) {
            throw new IllegalArgumentException("an event is tried at least once, but attempts was " + attempts);
        }
        requirePositive("poll", poll);
        requirePositive("lease", lease);
        requirePositive("firstPause", firstPause);
        requirePositive("longestPause", longestPause);
    }

    private static void requirePositive(String name, Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException(name + " must be positive, but was " + time);
        }
    }

    /** A thread of its own for each subscription, looking every second; ten attempts within about a quarter of an hour. */
    public static Delivery background() {
        return new Delivery(
                true, Duration.ofSeconds(1), Duration.ofSeconds(30), 10, Duration.ofSeconds(1), Duration.ofMinutes(5));
    }

    /** No thread: events are delivered while {@link Events#deliver()} is called. */
    public static Delivery byHand() {
        Delivery usual = background();
        return new Delivery(false, usual.poll, usual.lease, usual.attempts, usual.firstPause, usual.longestPause);
    }

    /** The same with so many attempts. */
    public Delivery withAttempts(int most) {
        return new Delivery(inBackground, poll, lease, most, firstPause, longestPause);
    }

    /** The same, looking for changes of other processes so often. */
    public Delivery withPoll(Duration every) {
        return new Delivery(inBackground, every, lease, attempts, firstPause, longestPause);
    }
}
