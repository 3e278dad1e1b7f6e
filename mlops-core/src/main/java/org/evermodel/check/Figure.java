package org.evermodel.check;

import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import org.evermodel.data.Column;

/**
 * A figure of all numbers of a column. Cells are taken one by one in their order, so how they are parted makes no
 * difference, not even to rounding. Sums are compensated (Neumaier 1974), deviations updated (Welford 1962). Where a sum
 * leaves the range of doubles on its way, a scaled one is taken, which cannot.
 */
final class Figure implements ColumnCheck.State {
    /** A power of two, so that scaling rounds nothing, and small enough for any number of rows. */
    private static final double SCALE = 0x1p-64;

    private final String called;
    private final ToDoubleFunction<Figure> figure;
    private final Range range;
    private long count;
    private double sum;
    private double lost;
    private double scaled;
    private double mean;
    private double squares;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;

    Figure(String called, ToDoubleFunction<Figure> figure, Range range) {
        this.called = called;
        this.figure = figure;
        this.range = range;
    }

    @Override
    public void add(Part part, Column cells) {
        IntToDoubleFunction numbers = OrderKeys.numbers(cells);
        for (int row = 0; row < cells.size(); row++) {
            if (!cells.isNull(row)) {
                add(numbers.applyAsDouble(row));
            }
        }
    }

    private void add(double number) {
        count++;
        double next = sum + number;
        lost += Math.abs(sum) >= Math.abs(number) ? sum - next + number : number - next + sum;
        sum = next;
        scaled += number * SCALE;
        double from = number - mean;
        mean += from / count;
        squares += from * (number - mean);
        least = Math.min(least, number);
        most = Math.max(most, number);
    }

    double sum() {
        return Double.isFinite(sum) ? sum + lost : scaled / SCALE;
    }

    double mean() {
        return Double.isFinite(sum) ? sum() / count : scaled / count / SCALE;
    }

    /** Of a sample: over n - 1. */
    double deviation() {
        return count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1));
    }

    double least() {
        return count == 0 ? Double.NaN : least;
    }

    double most() {
        return count == 0 ? Double.NaN : most;
    }

    @Override
    public ColumnCheck.Seen finish() {
        double found = figure.applyAsDouble(this);
        return new ColumnCheck.Seen(
                range.holds(found), count, "the " + called + " of " + count + " numbers is " + found);
    }
}
