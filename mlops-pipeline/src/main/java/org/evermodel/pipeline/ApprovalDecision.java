package org.evermodel.pipeline;

import java.time.Instant;
import java.util.Map;

/**
 * What one person decided.
 *
 * @param by who
 * @param role in which role; empty for none
 * @param approves whether the run may go on
 * @param reason why, in the person's words
 * @param values what the person filled in, by name, for the steps that follow
 * @param at when
 */
public record ApprovalDecision(
        String by, String role, boolean approves, String reason, Map<String, String> values, Instant at) {
    /** Refuses a decision of nobody and one without a reason. */
    public ApprovalDecision {
        values = Map.copyOf(values);
        if (by.isBlank()) {
            throw new IllegalArgumentException("a decision is somebody's, but by was blank");
        }
        if (reason.isBlank()) {
            throw new IllegalArgumentException("the decision of " + by + " needs a reason, but it was blank");
        }
    }
}
