package org.evermodel.pipeline;

/** What a place in a pipeline does. */
public enum StepKind {
    /** Works. */
    STEP,
    /** Brings two outputs together. */
    JOIN,
    /** Judges. */
    GATE
}
