package org.evermodel.pipeline;

/**
 * How a run is gone on with.
 *
 * @param replanning whether it may go on though its pipeline has changed: then what lies before the first change is kept,
 *     and the rest is done anew
 * @param options what may differ from the run so far; its seed and experiment stay as they were
 */
public record Resume(boolean replanning, RunOptions options) {
    /** Only with the very pipeline it began with. */
    public static Resume unchanged() {
        return new Resume(false, RunOptions.defaults());
    }

    /** Also with a pipeline that has changed since. */
    public static Resume replanned() {
        return new Resume(true, RunOptions.defaults());
    }

    /** With these options. */
    public Resume with(RunOptions other) {
        return new Resume(replanning, other);
    }
}
