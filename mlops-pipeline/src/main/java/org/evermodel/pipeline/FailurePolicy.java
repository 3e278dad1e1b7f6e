package org.evermodel.pipeline;

/** What becomes of the rest of a run in which a step fails. */
public enum FailurePolicy {
    /** Nothing more is begun, and steps at work are cancelled. */
    FAIL_FAST,
    /** What does not depend on the failed step goes on, so that as much as possible is kept for the next run. */
    CONTINUE
}
