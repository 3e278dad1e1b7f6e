package org.evermodel.pipeline;

import org.evermodel.Verdict;

/**
 * What a gate said in a run, and what followed.
 *
 * @param gate the gate's id in its pipeline
 * @param verdict what it said
 * @param policy what the gate declares for the case that the evidence is insufficient
 */
public record Judgement(String gate, Verdict verdict, WhenInsufficient policy) {
    /** Whether the candidate went on past this gate. */
    public boolean passed() {
        return verdict.passed() || (verdict instanceof Verdict.Insufficient && policy == WhenInsufficient.ACCEPT);
    }

    /** The reason, and for insufficient evidence the policy that decided instead. */
    public String reason() {
        if (!(verdict instanceof Verdict.Insufficient)) {
            return verdict.reason();
        }
        return verdict.reason()
                + (passed() ? "; let through unjudged by the gate's policy" : "; refused by the gate's policy");
    }

    @Override
    public String toString() {
        return gate + (passed() ? " passed: " : " refused: ") + reason();
    }
}
