package org.evermodel.profile;

import java.util.List;

/** Reads quantiles off counts of numbers. */
final class NumberQuantiles {
    private final boolean whole;
    private final SortedCounts counts;
    private int run;
    private long below;

    private NumberQuantiles(boolean whole, SortedCounts counts) {
        this.whole = whole;
        this.counts = counts;
    }

    static Quantiles exact(boolean whole, SortedCounts counts) {
        NumberQuantiles walk = new NumberQuantiles(whole, counts);
        long last = counts.total() - 1;
        List<Double> values = Quantiles.SHARES.stream()
                .map(share -> walk.interpolated(share * last, last))
                .toList();
        return new Quantiles(values, true, 0);
    }

    /** Numbers that were kept, so none is interpolated. */
    static Quantiles estimated(Kll kll) {
        SortedCounts weights = kll.weights();
        NumberQuantiles walk = new NumberQuantiles(false, weights);
        long last = weights.total() - 1;
        List<Double> values = Quantiles.SHARES.stream()
                .map(share -> share == 0 ? kll.min() : share == 1 ? kll.max() : walk.numberAt(Math.round(share * last)))
                .toList();
        return new Quantiles(values, false, Kll.RANK_ERROR);
    }

    private double interpolated(double position, long last) {
        long floor = (long) Math.floor(position);
        double low = numberAt(floor);
        double high = floor < last ? numberAt(floor + 1) : low;
        double part = position - floor;
        back(floor);
        return low == high || part == 0 ? low : low + (high - low) * part;
    }

    /** The number of this rank, 0-based, which is not below an earlier one. */
    private double numberAt(long rank) {
        while (run < counts.size() - 1 && below + counts.count(run) <= rank) {
            below += counts.count(run++);
        }
        return NumberKeys.number(whole, counts.key(run));
    }

    private void back(long rank) {
        while (run > 0 && below > rank) {
            below -= counts.count(--run);
        }
    }
}
