package org.evermodel.evaluate;

/**
 * The interval of an area under a ROC curve: the areas that a normal test would not reject, where the standard error is
 * that under the area tested, not under the one measured. As Wilson's does for shares, this keeps its promise near 1,
 * where DeLong's symmetric interval misses the truth up to one time in four.
 *
 * <p>How the variance goes with the area is the exponential model of J. A. Hanley, B. J. McNeil ("The meaning and use of
 * the area under a receiver operating characteristic (ROC) curve", Radiology 143, 1982), as in method 5 of R. G. Newcombe
 * ("Confidence intervals for an effect size measure based on the Mann-Whitney statistic, part 2", Statistics in Medicine
 * 25, 2006). How large it is comes from the data: DeLong's variance, steadied by the model's as if that were known from
 * ten more rows of the rarer class, for twenty placements near 1 often show hardly any spread.
 */
record AucInterval(double area, double deLongVariance, int positives, int negatives) {
    private static final double ROWS_OF_THE_MODEL = 10;
    private static final int HALVINGS = 60;

    Interval interval() {
        if (deLongVariance == 0 && !perfect()) {
            // Equal scores for all rows order nothing: the area is what it is, in every sample.
            return new Interval(area, area);
        }
        return new Interval(bound(0), bound(1));
    }

    /** The last area, on the way from the measured one to {@code end}, that is not rejected. */
    private double bound(double end) {
        double scale = perfect() ? 1 : scale();
        double kept = area;
        double rejected = end;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (kept + rejected) / 2;
            if (Math.abs(area - middle) <= Normal.Z95 * Math.sqrt(scale * modelVariance(middle))) {
                kept = middle;
            } else {
                rejected = middle;
            }
        }
        return kept;
    }

    private boolean perfect() {
        return area <= 0 || area >= 1;
    }

    /** How many times the model's variance the data show. */
    private double scale() {
        double rows = Math.min(positives, negatives);
        double shown = deLongVariance / modelVariance(area);
        return (rows * shown + ROWS_OF_THE_MODEL) / (rows + ROWS_OF_THE_MODEL);
    }

    private double modelVariance(double a) {
        double halfOthers = (positives + negatives) / 2.0 - 1;
        return a * (1 - a) * (1 + halfOthers * ((1 - a) / (2 - a) + a / (1 + a))) / positives / negatives;
    }
}
