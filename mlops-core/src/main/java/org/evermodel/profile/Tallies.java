package org.evermodel.profile;

import java.util.List;
import java.util.stream.IntStream;
import org.evermodel.data.Column;
import org.evermodel.data.Dataset;

/** The tallies of all columns of a table. Not thread-safe. */
final class Tallies {
    /** Handing less work than this to another thread takes longer than doing it. */
    private static final long CELLS_WORTH_SHARING = 32_768;

    private final List<ColumnTally> columns;
    private long rows;

    Tallies(List<ColumnTally> columns) {
        this.columns = List.copyOf(columns);
    }

    /** The columns in the order of the tallies, all by the calling thread. */
    void add(Dataset batch) {
        add(
                batch.rowCount(),
                IntStream.range(0, columns.size()).mapToObj(batch::column).toList());
    }

    void add(int rowCount, List<Column> cells) {
        IntStream.range(0, columns.size()).forEach(i -> columns.get(i).add(cells.get(i)));
        rows += rowCount;
    }

    /** Each column by one thread, several at a time: those of the pool of parallel streams, and the calling one. */
    void addInParallel(Dataset batch) {
        addInParallel(
                batch.rowCount(),
                IntStream.range(0, columns.size()).mapToObj(batch::column).toList());
    }

    void addInParallel(int rowCount, List<Column> cells) {
        if ((long) rowCount * columns.size() < CELLS_WORTH_SHARING) {
            add(rowCount, cells);
            return;
        }
        IntStream.range(0, columns.size())
                .parallel()
                .forEach(i -> columns.get(i).add(cells.get(i)));
        rows += rowCount;
    }

    long rows() {
        return rows;
    }

    Profile profile() {
        return new Profile(rows, columns.stream().map(ColumnTally::profile).toList());
    }
}
