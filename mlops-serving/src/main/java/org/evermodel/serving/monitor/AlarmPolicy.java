package org.evermodel.serving.monitor;

import org.evermodel.drift.DriftPolicy;

/**
 * When an alarm goes up, and when it is over. Every kind asks for size and certainty in one window, and for several such
 * windows of the last few.
 *
 * @param drift from where on inputs and answers have drifted
 * @param votes in how many of the last {@code windows} it must show for the alarm to go up, and must not for it to be over
 * @param windows how many windows are looked back at
 * @param exit the share of the thresholds, in (0, 1], below which all that called for an alarm must have fallen, however
 *     certain it is, for the alarm to be over
 * @param leastFaults by how much the share of faulty cells of a column must exceed the reference's, in (0, 1]
 * @param leastRise by which share of the reference's loss the loss must exceed it; for classes by two in a hundred answers
 *     at least
 * @param alpha how often, at most, faults or a loss as large are told of a window in which nothing changed, in (0, 1)
 * @param leastLabels with fewer labels nothing is said of the loss
 */
public record AlarmPolicy(
        DriftPolicy drift,
        int votes,
        int windows,
        double exit,
        double leastFaults,
        double leastRise,
        double alpha,
        int leastLabels) {
    private static final double EXIT = 0.7;
    private static final double TENTH = 0.1;
    private static final double ALPHA = 0.01;
    private static final int LEAST_LABELS = 100;

    /** Refuses what cannot be. */
    public AlarmPolicy {
        if (votes < 1 || votes > windows) {
            throw new IllegalArgumentException(
                    "votes must be at least 1 and at most the number of windows, but were " + votes + " of " + windows);
        }
        requireShare("exit", exit);
        requireShare("leastFaults", leastFaults);
        requireShare("alpha", alpha);
        if (!(leastRise >= 0 && leastRise < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("leastRise must be finite and at least 0, but was " + leastRise);
        }
        if (leastLabels < 2) {
            throw new IllegalArgumentException("leastLabels must be at least 2, but was " + leastLabels);
        }
    }

    private static void requireShare(String what, double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(what + " must lie in (0, 1], but was " + share);
        }
    }

    /** Two of three windows; over at 0.7 of the thresholds; a tenth more faults or loss, at an alpha of 0.01. */
    public static AlarmPolicy defaults() {
        return new AlarmPolicy(DriftPolicy.defaults(), 2, 3, EXIT, TENTH, TENTH, ALPHA, LEAST_LABELS);
    }

    /** With another rule for drift. */
    public AlarmPolicy withDrift(DriftPolicy rule) {
        return new AlarmPolicy(rule, votes, windows, exit, leastFaults, leastRise, alpha, leastLabels);
    }

    /** With other numbers of windows. */
    public AlarmPolicy withVotes(int needed, int ofWindows) {
        return new AlarmPolicy(drift, needed, ofWindows, exit, leastFaults, leastRise, alpha, leastLabels);
    }

    /** With another rise of the loss that matters. */
    public AlarmPolicy withLeastRise(double share) {
        return new AlarmPolicy(drift, votes, windows, exit, leastFaults, share, alpha, leastLabels);
    }

    /** With another number of labels. */
    public AlarmPolicy withLeastLabels(int labels) {
        return new AlarmPolicy(drift, votes, windows, exit, leastFaults, leastRise, alpha, labels);
    }
}
