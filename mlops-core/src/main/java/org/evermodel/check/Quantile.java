package org.evermodel.check;

import java.util.function.IntToDoubleFunction;
import org.evermodel.data.Column;

/**
 * Whether a quantile lies between two bounds, exactly and without keeping the numbers: the k-th smallest number is at
 * least {@code low} where fewer than k numbers are below it, and at most {@code high} where at least k are not above it.
 */
final class Quantile implements ColumnCheck.State {
    private final double p;
    private final Range range;
    private long count;
    private long below;
    private long upTo;
    private long nan;

    Quantile(double p, Range range) {
        this.p = p;
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
        below += number < range.low() ? 1 : 0;
        upTo += number <= range.high() ? 1 : 0;
        nan += Double.isNaN(number) ? 1 : 0;
    }

    @Override
    public ColumnCheck.Seen finish() {
        if (count == 0 || nan > 0) {
            return new ColumnCheck.Seen(false, count, count == 0 ? "it has no number" : nan + " cells are NaN");
        }
        long place = Math.max(1, (long) Shares.least(p, count));
        String found = "of " + count + " numbers " + below + " are below " + range.low() + " and " + (count - upTo)
                + " above " + range.high();
        return new ColumnCheck.Seen(below < place && upTo >= place, count, found);
    }
}
