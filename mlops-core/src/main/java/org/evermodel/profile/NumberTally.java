package org.evermodel.profile;

import java.util.Optional;
import org.evermodel.data.Column;
import org.evermodel.data.Field;

/** Profiles a column of numbers or times that goes by in batches. */
final class NumberTally implements ColumnTally {
    private final Field field;
    private final Optional<EdgeCounts> given;
    private final NumberGrid grid;
    private final int values;
    private final NumberBuffer buffer;
    private final MomentSums moments = new MomentSums();
    private Optional<NumberSketch> sketch = Optional.empty();
    private long nulls;
    private long mistyped;
    private long nan;
    private long zeros;
    private long negatives;
    private long under;
    private long over;

    private NumberTally(Field field, Optional<EdgeCounts> given, Bounds bounds) {
        this.field = field;
        this.given = given;
        this.grid = new NumberGrid(bounds.cells());
        this.values = bounds.values();
        this.buffer = new NumberBuffer(bounds.room(), this::add);
    }

    /** In bins that are chosen from the numbers. */
    static NumberTally choosing(Field field, Bounds bounds) {
        return new NumberTally(field, Optional.empty(), bounds);
    }

    /** In the given bins. */
    static NumberTally in(NumberBins bins, Field field, Bounds bounds) {
        return new NumberTally(field, Optional.of(new EdgeCounts(bins.edges())), bounds);
    }

    @Override
    public void add(Column column) {
        if (Kinds.of(column.type()) == Kinds.of(field.type())) {
            add(NumberCells.of(column));
        } else {
            mistyped += column.size() - (long) column.nullCount();
            nulls += column.nullCount();
        }
    }

    private void add(NumberCells cells) {
        nulls += cells.nulls();
        nan += cells.nan();
        under += cells.under();
        over += cells.over();
        negatives += cells.under();
        given.ifPresent(edges -> edges.addInfinite(cells.under(), cells.over()));
        buffer.add(cells);
    }

    private void add(NumberBatch batch) {
        countSigns(batch.runs());
        moments.add(batch);
        sketch(batch);
        given.ifPresentOrElse(edges -> edges.add(batch), () -> grid.add(batch));
    }

    private void countSigns(SortedCounts runs) {
        int run = 0;
        for (; run < runs.size() && runs.key(run) < 0; run++) {
            negatives += runs.count(run);
        }
        // Zero has key zero as a whole number and as a double.
        zeros += run < runs.size() && runs.key(run) == 0 ? runs.count(run) : 0;
    }

    /** Whole numbers are told as they are, unless there are others among them. */
    private void sketch(NumberBatch batch) {
        NumberSketch kept = sketch.orElseGet(() -> new NumberSketch(batch.whole(), values));
        if (kept.whole() != batch.whole()) {
            kept = kept.asReal();
        }
        kept.add(kept.whole() == batch.whole() ? batch : batch.asReal());
        sketch = Optional.of(kept);
    }

    @Override
    public ColumnProfile profile() {
        buffer.flush();
        return new ColumnProfile(
                field.name(),
                field.type(),
                bins(),
                moments.moments(),
                nan,
                under + over,
                mistyped,
                zeros,
                negatives,
                Values.of(sketch.orElseGet(() -> new NumberSketch(false, 1))),
                Optional.empty());
    }

    private NumberBins bins() {
        long unseen = nan + mistyped;
        if (given.isPresent()) {
            return given.get().bins(unseen, nulls);
        }
        Optional<Moments> range = moments.moments();
        return EqualWeightEdges.bins(
                grid,
                range.map(Moments::min).orElse(0.0),
                range.map(Moments::max).orElse(0.0),
                under,
                over,
                unseen,
                nulls);
    }
}
