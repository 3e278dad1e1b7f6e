package org.evermodel.pipeline;

import org.evermodel.MlopsException;
import org.evermodel.Verdict;

/** Verdicts as words. */
final class Verdicts {
    private static final String ACCEPTED = "ACCEPTED";
    private static final String REJECTED = "REJECTED";
    private static final String INSUFFICIENT = "INSUFFICIENT";

    private Verdicts() {}

    static Decisions.Decided toDecided(Verdict verdict) {
        String word = verdict instanceof Verdict.Accepted
                ? ACCEPTED
                : verdict instanceof Verdict.Rejected ? REJECTED : INSUFFICIENT;
        return new Decisions.Decided(word, verdict.reason());
    }

    static Verdict of(Decisions.Decided decided) {
        return switch (decided.word()) {
            case ACCEPTED -> new Verdict.Accepted(decided.reason());
            case REJECTED -> new Verdict.Rejected(decided.reason());
            case INSUFFICIENT -> new Verdict.Insufficient(decided.reason());
            default ->
                throw new MlopsException("a verdict is " + ACCEPTED + ", " + REJECTED + " or " + INSUFFICIENT
                        + ", but the run's journal says " + decided.word());
        };
    }
}
