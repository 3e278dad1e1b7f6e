package org.evermodel.registry.tracking;

/** Where a run stands. */
public enum RunStatus {
    /** It goes on, or its owner has died and nobody has said so yet. */
    RUNNING,
    /** All that was asked for was done. */
    FINISHED,
    /** A gate refused; the run itself did what it should. */
    REFUSED,
    /** Something went wrong. */
    FAILED,
    /** The owner was stopped, or died, before the end. */
    KILLED,
    /** It waits for people, and nobody has it open meanwhile. */
    WAITING
}
