package org.evermodel.registry.event;

import java.time.Instant;
import java.util.Optional;

/**
 * How far the events of a subscription were delivered.
 *
 * @param name the subscription's name
 * @param position the sequence number of the last event that was handled; 0 for none
 * @param waiting how many events come after it
 * @param failures how often the next event was tried in vain
 * @param failure why it failed last, if it did
 * @param retryAt when it is tried again, if it failed and is to be tried again
 * @param parked whether it is not tried again before {@link Events#retry} or {@link Events#skip} is called
 */
public record SubscriptionStatus(
        String name,
        long position,
        long waiting,
        int failures,
        Optional<String> failure,
        Optional<Instant> retryAt,
        boolean parked) {}
