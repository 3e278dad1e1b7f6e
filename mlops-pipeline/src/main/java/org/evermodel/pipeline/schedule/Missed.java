package org.evermodel.pipeline.schedule;

/**
 * What becomes of occasions that a task missed, because no process was up, or an earlier run was still at work. An occasion
 * counts as missed when it is more than a minute old before a process can run it: until then it waits for a run that is at
 * work, and where several do, as many of the newest as may run at a time.
 *
 * @param most at most so many occasions wait to be made up for, the newest ones
 */
public record Missed(int most) {
    private static final int LIMIT = 1_000;

    /** Refuses less than none and more than a thousand. */
    public Missed {
        if (most < 0 || most > LIMIT) {
            throw new IllegalArgumentException(
                    "the missed runs to make up for must be from 0 to " + LIMIT + ", but were " + most);
        }
    }

    /** They are let go: it goes on with the next occasion. */
    public static Missed skip() {
        return new Missed(0);
    }

    /** One run makes up for all of them. */
    public static Missed once() {
        return new Missed(1);
    }

    /** Each is made up for, in order, but at most the newest {@code most}, of up to 1,000. */
    public static Missed all(int most) {
        return new Missed(most);
    }
}
