package org.evermodel.profile;

/**
 * Some finite numbers, sorted, which makes everything else a walk: bins, cells and quantiles.
 *
 * @param whole how the keys of the runs are to be read
 * @param runs the numbers with their counts, by {@linkplain NumberKeys key}
 * @param finite how many numbers there are
 */
record NumberBatch(boolean whole, SortedCounts runs, long finite) {
    /** The same numbers by the keys of doubles. */
    NumberBatch asReal() {
        return whole ? new NumberBatch(false, runs.mapped(NumberKeys::ofWhole), finite) : this;
    }

    /** The number of the run at this position. */
    double number(int run) {
        return NumberKeys.number(whole, runs.key(run));
    }
}
