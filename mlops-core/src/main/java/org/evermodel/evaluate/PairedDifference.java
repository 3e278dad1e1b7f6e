package org.evermodel.evaluate;

/**
 * The difference of one measure of two models on the same rows, with the standard error that the rows' parts in it show.
 *
 * @param value the second's minus the first's
 * @param error its standard error
 * @param degreesOfFreedom how well the error is known; infinite where the normal distribution is meant
 */
record PairedDifference(double value, double error, double degreesOfFreedom) {
    /** Differences smaller than this share of the measures are rounding, not merit. */
    private static final double ROUNDING = 1e-12;

    /** By the normal distribution, as DeLong's test is. */
    static PairedDifference normal(Influence first, Influence second) {
        return of(first, second, Double.POSITIVE_INFINITY);
    }

    /**
     * By Student's distribution. Where two models differ on few rows only, the error is known less well than the number
     * of rows says; the degrees of freedom are then those of a sample variance with the kurtosis κ that the parts show,
     * {@code 2n / (κ - 1)} (the variance of a sample variance is σ⁴ (κ - 1) / n).
     */
    static PairedDifference student(Influence first, Influence second) {
        int rows = first.parts().length;
        Sums squares = new Sums();
        Sums fourths = new Sums();
        for (int row = 0; row < rows; row++) {
            double part = second.parts()[row] - first.parts()[row];
            squares.add(part * part);
            fourths.add(part * part * part * part);
        }
        double kurtosis = rows * fourths.total() / (squares.total() * squares.total());
        double known = kurtosis > 1 ? 2 * rows / (kurtosis - 1) : rows;
        PairedDifference plain = of(first, second, Math.max(1, Math.min(rows - 1.0, known)));
        return new PairedDifference(plain.value, plain.error * Math.sqrt(rows / (rows - 1.0)), plain.degreesOfFreedom);
    }

    private static PairedDifference of(Influence first, Influence second, double degreesOfFreedom) {
        double difference = second.value() - first.value();
        double scale = Math.max(Math.abs(first.value()), Math.abs(second.value()));
        if (Math.abs(difference) <= ROUNDING * scale) {
            difference = 0;
        }
        Sums squares = new Sums();
        for (int row = 0; row < first.parts().length; row++) {
            double part = second.parts()[row] - first.parts()[row];
            squares.add(part * part);
        }
        return new PairedDifference(difference, Math.sqrt(squares.total()), degreesOfFreedom);
    }

    /** Two-sided; 1 for no difference, even where there is no error either. */
    double pValue() {
        if (value == 0) {
            return 1;
        }
        double distance = value / error;
        return Double.isInfinite(degreesOfFreedom)
                ? Normal.twoSided(distance)
                : Normal.twoSided(distance, degreesOfFreedom);
    }

    /** 95 %. */
    Interval interval() {
        double reach = error * (Double.isInfinite(degreesOfFreedom) ? Normal.Z95 : Normal.t95(degreesOfFreedom));
        return new Interval(value - reach, value + reach);
    }
}
