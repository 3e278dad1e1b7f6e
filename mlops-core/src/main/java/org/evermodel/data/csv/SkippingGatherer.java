package org.evermodel.data.csv;

import java.util.Optional;
import org.evermodel.data.Column;

/** Passes by a column that an earlier reading has gathered already. */
final class SkippingGatherer extends ColumnGatherer {
    private final Optional<ColumnGatherer> demands;

    /** {@code demands} knows which cells the earlier reading did not take, where records may be rejected. */
    SkippingGatherer(Optional<ColumnGatherer> demands) {
        this.demands = demands;
    }

    @Override
    void decimalMark(char mark) {
        demands.ifPresent(typed -> typed.decimalMark(mark));
    }

    @Override
    void check(char[] text, int from, int to) {
        super.check(text, from, to);
        demands.ifPresent(typed -> typed.check(text, from, to));
    }

    @Override
    void follow(ColumnGatherer next) {
        countAll(next);
    }

    @Override
    void add(char[] text, int from, int to, boolean trimmed) {
        count();
    }

    @Override
    void addMissing() {
        count();
    }

    @Override
    Column finish() {
        throw new IllegalStateException("a column that is passed by has no cells");
    }

    @Override
    void reset() {
        forget();
    }
}
