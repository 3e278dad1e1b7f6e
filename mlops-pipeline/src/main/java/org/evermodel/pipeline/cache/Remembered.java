package org.evermodel.pipeline.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.evermodel.Digest;

/**
 * One output of a step, as the journal knows it.
 *
 * @param preimage what the output depended on
 * @param output where the output is kept
 * @param input where the step's input is kept, if it is
 * @param at when the step had run
 * @param took how long it had run, if that is known
 * @param run the id of the run that made it, if it was recorded
 * @param logged what the step told its run
 */
public record Remembered(
        Preimage preimage,
        Kept output,
        Optional<Kept> input,
        Instant at,
        Optional<Duration> took,
        Optional<String> run,
        Logged logged) {
    /** The key under which the journal knows it. */
    public Digest key() {
        return preimage.key();
    }
}
