package org.evermodel.serving.monitor;

/** What became of a label. */
public enum LabelOutcome {
    /** It was joined to its prediction. */
    JOINED,
    /** The prediction has that label already. */
    REPEATED,
    /** The prediction has another label, which stays. */
    CONFLICTING,
    /** No prediction of that name is waited for: none was counted, or its window was told or given up. */
    UNKNOWN,
    /** It is no value of the target's type. */
    UNUSABLE
}
