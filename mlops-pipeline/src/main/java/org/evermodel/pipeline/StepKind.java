package org.evermodel.pipeline;

/** What a place in a pipeline does. */
public enum StepKind {
    /** Works. */
    STEP,
    /** Brings two outputs together. */
    JOIN,
    /** Judges. */
    GATE,
    /** Chooses one of several ways. */
    BRANCH,
    /** Does the same for each element of a list. */
    FOR_EACH,
    /** Waits for people to agree. */
    APPROVAL
}
