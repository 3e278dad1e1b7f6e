package org.evermodel.data.csv;

import org.evermodel.data.Column;

/** Passes by a column that an earlier reading has gathered already. */
final class SkippingGatherer extends ColumnGatherer {
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
