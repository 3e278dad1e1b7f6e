package org.evermodel.pipeline.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.evermodel.Digest;
import org.evermodel.pipeline.cache.Kept;
import org.evermodel.pipeline.cache.Logged;

/**
 * What came of one place in a run, as the journal knows it.
 *
 * @param path what the place is called in the run, such as {@code each[3]/train}
 * @param input the digest of the content of what it was given, if that has a canonical form
 * @param key the key of what it made, if it has one
 * @param output where what it made is kept, if it is
 * @param word what was decided, at a place that decides: a gate's verdict, a branch's way
 * @param reason why it was decided so, or why the step ran
 * @param attempts how often it was tried; 0 where the output of another run was used
 * @param took how long it took
 * @param ended when it had ended
 * @param logged what it told its run
 * @param ahead whether it was written before the run's record had been told that, and perhaps before all was said
 */
public record StepEntry(
        String path,
        Optional<Digest> input,
        Optional<Digest> key,
        Optional<Kept> output,
        Optional<String> word,
        String reason,
        int attempts,
        Duration took,
        Instant ended,
        Logged logged,
        boolean ahead) {

    /** Of a place that decided something about {@code input}. */
    public static StepEntry decided(String path, Optional<Digest> input, String word, String reason, Instant at) {
        return new StepEntry(
                path,
                input,
                Optional.empty(),
                Optional.empty(),
                Optional.of(word),
                reason,
                1,
                Duration.ZERO,
                at,
                Logged.NOTHING,
                false);
    }

    /** Of a step that used what another run had made of {@code input}. */
    public static StepEntry used(
            String path, Optional<Digest> input, Optional<Kept> output, String reason, Instant at, Logged logged) {
        return new StepEntry(
                path, input, Optional.empty(), output, Optional.empty(), reason, 0, Duration.ZERO, at, logged, false);
    }

    /** The same, written before the run's record is told what it holds. */
    public StepEntry beforeAllIsTold() {
        return new StepEntry(path, input, key, output, word, reason, attempts, took, ended, logged, true);
    }

    /** The same when the run's record has been told. */
    public StepEntry allTold() {
        return new StepEntry(path, input, key, output, word, reason, attempts, took, ended, logged, false);
    }

    /** Whether the run made nothing there, but used what another one had made. */
    public boolean isUse() {
        return attempts == 0;
    }

    /**
     * Whether it came of just this: of the same content where that is known of both, or else of the very value that was
     * there when it was written.
     *
     * @param content the digest of the content of what is there now, if it has a canonical form
     * @param isSame whether that is known to be the very value
     */
    public boolean isOf(Optional<Digest> content, boolean isSame) {
        return (input.isPresent() && content.isPresent()) ? input.equals(content) : isSame;
    }
}
