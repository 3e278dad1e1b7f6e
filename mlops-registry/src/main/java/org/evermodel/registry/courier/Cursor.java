package org.evermodel.registry.courier;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.evermodel.event.TryLaterException;
import org.evermodel.event.UndeliverableException;
import org.evermodel.port.RunBatch;
import org.evermodel.registry.event.Delivery;
import org.evermodel.registry.ledger.Content;

/**
 * How far a subscription is, as it is kept.
 *
 * @param position the sequence number of the last event that was handled
 * @param failures how often the one after it was tried in vain
 * @param failure why it failed last
 * @param retryAt when it may be tried again
 * @param parked whether it waits for somebody to decide
 * @param lease who is delivering
 */
record Cursor(
        long position,
        int failures,
        Optional<String> failure,
        Optional<Instant> retryAt,
        boolean parked,
        Optional<Lease> lease) {
    private static final int LONGEST_FAILURE = 1_000;
    private static final String POSITION = "position";
    private static final String FAILURES = "failures";
    private static final String FAILURE = "failure";
    private static final String RETRY_AT = "retryAt";
    private static final String PARKED = "parked";
    private static final String OWNER = "owner";
    private static final String UNTIL = "until";

    /** The right to deliver, up to a moment. */
    record Lease(String owner, Instant until) {}

    static Cursor at(long position) {
        return new Cursor(position, 0, Optional.empty(), Optional.empty(), false, Optional.empty());
    }

    boolean isDue(String owner, Instant now) {
        boolean others = lease.filter(
                        held -> !held.owner().equals(owner) && held.until().isAfter(now))
                .isPresent();
        return !parked && !others && retryAt.filter(now::isBefore).isEmpty();
    }

    Cursor leasedTo(String owner, Instant until) {
        return new Cursor(position, failures, failure, retryAt, parked, Optional.of(new Lease(owner, until)));
    }

    /** After events were handled, up to a sequence number. */
    Cursor handled(long sequence) {
        return sequence == position ? this : new Cursor(sequence, 0, Optional.empty(), Optional.empty(), false, lease);
    }

    Cursor released() {
        return new Cursor(position, failures, failure, retryAt, parked, Optional.empty());
    }

    Cursor failed(Throwable failure, Instant now, Delivery delivery) {
        int times = failures + 1;
        boolean park = failure instanceof UndeliverableException || times >= delivery.attempts();
        Duration asked = failure instanceof TryLaterException later ? later.pause() : Duration.ZERO;
        Duration pause = pause(times, asked, delivery);
        return new Cursor(
                position,
                times,
                Optional.of(RunBatch.fit(String.valueOf(failure), LONGEST_FAILURE)),
                park ? Optional.empty() : Optional.of(now.plus(pause)),
                park,
                Optional.empty());
    }

    static Cursor read(Content content) {
        return new Cursor(
                content.number(POSITION),
                (int) content.number(FAILURES),
                content.optionalText(FAILURE),
                content.optionalText(RETRY_AT).map(Instant::parse),
                content.optionalText(PARKED).isPresent(),
                content.optionalText(OWNER).map(owner -> new Lease(owner, content.instant(UNTIL))));
    }

    String json() {
        return Content.builder()
                .put(POSITION, position)
                .put(FAILURES, failures)
                .put(FAILURE, failure)
                .put(RETRY_AT, retryAt)
                .put(PARKED, parked ? Optional.of("yes") : Optional.empty())
                .put(OWNER, lease.map(Lease::owner))
                .put(UNTIL, lease.map(Lease::until))
                .build()
                .json();
    }

    /** The pause after so many failures, at least what was asked for up to a day. */
    private static Duration pause(int failures, Duration asked, Delivery delivery) {
        Duration pause = delivery.firstPause();
        for (int i = 1; i < failures && pause.compareTo(delivery.longestPause()) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        Duration own = shorter(pause, delivery.longestPause());
        Duration heard = shorter(asked, Delivery.LONGEST_ASKED_PAUSE);
        return own.compareTo(heard) < 0 ? heard : own;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
