package org.evermodel.pipeline;

/** What follows when a gate has too little evidence to decide. */
public enum WhenInsufficient {
    /** The candidate is refused. */
    REFUSE,
    /** The candidate goes on, and the report says that it was not judged. */
    ACCEPT
}
