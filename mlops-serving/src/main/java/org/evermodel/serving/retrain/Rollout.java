package org.evermodel.serving.retrain;

/**
 * How an accepted challenger takes over: at once, or after it has answered a share of the traffic as canary and its labels
 * have not shown it to be worse than the champion beside it.
 *
 * @param share of the traffic, in (0, 1]; 1 where it takes over at once
 * @param windows after how many of its labelled windows is decided; 0 where it takes over at once
 */
public record Rollout(double share, int windows) {
    /** Refuses a share outside (0, 1] and a negative number of windows. */
    public Rollout {
        if (!(share > 0 && share <= 1) || windows < 0) {
            throw new IllegalArgumentException("a rollout has a share in (0, 1] and at least 0 windows, but was given "
                    + share + " and " + windows);
        }
    }

    /** It is the champion at once. */
    public static Rollout atOnce() {
        return new Rollout(1, 0);
    }

    /**
     * It answers {@code share} of the traffic until there are {@code windows} windows of which both it and the champion
     * have at least some labels, 30 of each in all. It is rolled back where that does not come in five times as many.
     *
     * @param share in (0, 1): the champion must answer beside it
     */
    public static Rollout canary(double share, int windows) {
        if (!(share < 1)) {
            throw new IllegalArgumentException(
                    "a canary's share must leave the champion some traffic to be compared with, but was " + share);
        }
        if (windows < 1) {
            throw new IllegalArgumentException(
                    "a canary must be watched for at least 1 window, but was given " + windows);
        }
        return new Rollout(share, windows);
    }

    boolean isAtOnce() {
        return windows == 0;
    }
}
