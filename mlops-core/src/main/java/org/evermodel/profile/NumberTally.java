package org.evermodel.profile;

import java.util.Optional;
import org.evermodel.data.Column;
import org.evermodel.data.Field;

/** Profiles a column of numbers or times that goes by in batches. */
final class NumberTally implements ColumnTally {
    private final Field field;
    private final Optional<EdgeCounts> given;
    private final NumberGrid grid;
    private final MomentSums moments = new MomentSums();
    private long nulls;
    private long mistyped;
    private long nan;
    private long zeros;
    private long negatives;
    private long negativeInfinities;
    private long positiveInfinities;

    private NumberTally(Field field, Optional<EdgeCounts> given, int cells) {
        this.field = field;
        this.given = given;
        this.grid = new NumberGrid(cells);
    }

    /** In bins that are chosen from the numbers, by a grid of at most {@code cells}. */
    static NumberTally choosing(Field field, int cells) {
        return new NumberTally(field, Optional.empty(), cells);
    }

    /** In the given bins. */
    static NumberTally in(NumberBins bins, Field field) {
        return new NumberTally(field, Optional.of(new EdgeCounts(bins.edges())), 1);
    }

    @Override
    public void add(Column column) {
        if (Kinds.of(column.type()) != Kinds.of(field.type())) {
            mistyped += column.size() - (long) column.nullCount();
            nulls += column.nullCount();
            return;
        }
        add(NumberKeys.of(column));
    }

    private void add(NumberKeys batch) {
        nulls += batch.nulls();
        nan += batch.nan();
        negativeInfinities += batch.firstFinite();
        positiveInfinities += batch.size() - batch.endOfFinite();
        countSigns(batch);
        moments.add(batch);
        given.ifPresentOrElse(edges -> edges.add(batch), () -> grid.add(batch));
    }

    private void countSigns(NumberKeys batch) {
        int below = 0;
        while (below < batch.size() && batch.key(below) < 0) {
            below++;
        }
        negatives += below;
        zeros += below < batch.size() && batch.key(below) == 0 ? batch.endOfRun(below) - below : 0;
    }

    @Override
    public ColumnProfile profile() {
        return new ColumnProfile(
                field.name(),
                field.type(),
                bins(),
                moments.moments(),
                nan,
                negativeInfinities + positiveInfinities,
                mistyped,
                zeros,
                negatives);
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
                negativeInfinities,
                positiveInfinities,
                unseen,
                nulls);
    }
}
