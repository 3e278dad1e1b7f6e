package org.evermodel.pipeline.schedule;

/** What becomes of runs of a task's pipeline that were left unfinished, when it is to run again. */
public enum Unfinished {
    /**
     * One run of the pipeline after another. A run that was cut off, because its process died, its host was shut down, or
     * the scheduler ended it, is gone on with before a new one begins. One that waits for people counts as one that goes
     * on: occasions wait, as long as {@link Missed} says, until it was resumed and is over, or was abandoned.
     */
    FIRST,
    /** They are left to whoever resumes them, and a new run begins beside them. */
    BESIDE
}
