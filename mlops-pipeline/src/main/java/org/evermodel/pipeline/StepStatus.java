package org.evermodel.pipeline;

/** What became of a step in a run. */
public enum StepStatus {
    /** Its kept output was used. */
    CACHED,
    /** It ran; a gate was judged, whatever it found. */
    SUCCEEDED,
    /** It threw. */
    FAILED,
    /** It was not reached: something before it failed or was refused. */
    SKIPPED
}
