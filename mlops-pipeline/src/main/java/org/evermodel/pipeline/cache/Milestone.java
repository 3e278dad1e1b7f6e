package org.evermodel.pipeline.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.evermodel.Digest;

/**
 * By what an output is found from its step: a record of its own that never changes, so that no two who keep outputs of a step
 * are in each other's way. Its id begins with the step and a moment, so that the last outputs of a step are the last ids.
 *
 * @param id of its record
 * @param key under which the output is known
 * @param took how long the step ran, if that is known
 */
record Milestone(String id, Digest key, Optional<Duration> took) {
    /** No id of a step has it, so that no step's records stand among those of another. */
    private static final char END = '@';

    private static final int STAMP = 16;

    /** The longest path of a place and the longest name of a pipeline leave room for so many digits. */
    private static final int DIGITS = 12;

    private static final long NANOS = 1_000_000_000L;
    private static final HexFormat HEX = HexFormat.of();

    /** What the ids of all milestones of a step begin with, and no others. */
    static String beginning(String pipeline, String stepId) {
        return pipeline + '/' + stepId + END;
    }

    /**
     * The one of an output that has just been made. It follows what is known, though the clock be another one's, or stand
     * still.
     */
    static Milestone of(String beginning, Earlier known, Remembered output) {
        long now = nanos(output.at());
        long stamp = known.last().isEmpty()
                ? now
                : Math.max(now, later(stamp(beginning, known.last().get(0))));
        String id =
                beginning + HEX.toHexDigits(stamp) + '-' + output.key().hex().substring(0, DIGITS);
        return new Milestone(id, output.key(), output.took());
    }

    /** Never negative, so that the digits are in the order of the moments. */
    private static long nanos(Instant at) {
        long most = Long.MAX_VALUE / NANOS - 1;
        return Math.min(Math.max(at.getEpochSecond(), 0), most) * NANOS + at.getNano();
    }

    private static long later(long stamp) {
        return stamp == Long.MAX_VALUE ? stamp : stamp + 1;
    }

    /** 0 where the id is of another form: what only explains must not keep a step from its end. */
    private static long stamp(String beginning, String id) {
        int start = beginning.length();
        try {
            return Math.max(0, HexFormat.fromHexDigitsToLong(id, start, start + STAMP));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return 0;
        }
    }
}
