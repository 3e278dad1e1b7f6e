package org.evermodel.drift;

import java.util.Locale;

/**
 * One measure of how far two samples of a column lie apart, with all that is needed to judge it.
 *
 * @param measure what is measured
 * @param value the measure, at least 0
 * @param threshold the value from which it matters: each measure's threshold means the same shift of a normal column
 * @param noDrift95 the value that 95 of 100 pairs of samples of these sizes stay below, about, where nothing changed
 * @param referenceRows how many cells of the reference were compared
 * @param currentRows how many cells were compared with them
 * @param p the chance of a value at least as large where nothing changed and rows are independent
 * @param adjustedP p adjusted for the number of columns that were tested beside it, after Benjamini and Hochberg
 */
public record Score(
        Measure measure,
        double value,
        double threshold,
        double noDrift95,
        long referenceRows,
        long currentRows,
        double p,
        double adjustedP) {
    /** What is measured, over the pooled bins of the reference unless it says otherwise. */
    public enum Measure {
        /** The population stability index. */
        STABILITY_INDEX("PSI"),
        /** The root of the divergence of Jensen and Shannon, in nats. */
        JENSEN_SHANNON("JS distance"),
        /**
         * The distance of Wasserstein in standard deviations of the reference, of numbers, which are taken to lie evenly within
         * their bin.
         */
        WASSERSTEIN("W1 / std"),
        /** The distance of Kolmogorov and Smirnov, of numbers, at the edges of the bins. */
        KOLMOGOROV_SMIRNOV("KS"),
        /** Chi-square of homogeneity, of which the value is Cramér's V. */
        CHI_SQUARE("chi² (V)"),
        /** The largest difference of the shares of a bin. */
        LARGEST_DIFFERENCE("L-inf");

        private final String label;

        Measure(String label) {
            this.label = label;
        }

        /** A short name, for tables. */
        public String label() {
            return label;
        }
    }

    /** Whether it is large enough to matter. */
    public boolean matters() {
        return value >= threshold;
    }

    Score withAdjustedP(double adjusted) {
        return new Score(measure, value, threshold, noDrift95, referenceRows, currentRows, p, adjusted);
    }

    static Score of(Measure measure, double value, double threshold, double noDrift95, TwoSamples samples, double p) {
        return new Score(measure, value, threshold, noDrift95, samples.n(), samples.m(), p, p);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s %.3f (matters from %.3f, without drift up to %.3f; p %.2g)",
                measure.label(),
                value,
                threshold,
                noDrift95,
                adjustedP);
    }
}
