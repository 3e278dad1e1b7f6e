package org.evermodel.pipeline;

/** What became of a step in a run, or is becoming of it. */
public enum StepStatus {
    /** Its kept output was used. */
    CACHED,
    /** It is at work. */
    RUNNING,
    /** It ran; a gate was judged, whatever it found. */
    SUCCEEDED,
    /** It threw. */
    FAILED,
    /** It was not reached: something before it failed or was refused, or another way was chosen. */
    SKIPPED,
    /** It threw, and is tried again after a pause. */
    RETRYING,
    /** It waits for people. */
    WAITING,
    /** It was ended, or not begun, because the run was cancelled. */
    CANCELLED;

    /** Whether nothing more becomes of it in this run. */
    public boolean isFinal() {
        return this != RUNNING && this != RETRYING && this != WAITING;
    }
}
