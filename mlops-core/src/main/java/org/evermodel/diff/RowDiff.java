package org.evermodel.diff;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.data.Row;

/**
 * How rows changed.
 *
 * <p>By content, a row that stands twice before and three times after is one row added. By key, rows of one key are one
 * row whose other cells may have changed. Either way only columns that both tables have are looked at, and a whole number
 * is equal to the same real one.
 *
 * @param before how many rows there were
 * @param after how many rows there are
 * @param added how many are new
 * @param removed how many are gone
 * @param changed by key, how many have other cells; by content 0
 * @param changedCells by key, in how many of the changed rows each column changed, most first; columns without a change
 *     are left out
 * @param compared of how many changed rows {@code changedCells} and the examples tell; fewer than {@code changed} where
 *     there are very many
 * @param examples some of the rows, by kind of change, in the order of the tables
 */
public record RowDiff(
        long before,
        long after,
        long added,
        long removed,
        long changed,
        Map<String, Long> changedCells,
        long compared,
        List<Example> examples) {
    /** Copies the list; the map keeps its order. */
    public RowDiff {
        changedCells = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(changedCells));
        examples = List.copyOf(examples);
    }

    /** How many rows are as they were. */
    public long unchanged() {
        return after - added - changed;
    }

    /** Whether no row was added, removed or changed; their order may be another. */
    public boolean isEmpty() {
        return added == 0 && removed == 0 && changed == 0;
    }

    /**
     * One row that is not as it was.
     *
     * @param before the row there was, unless it is new
     * @param after the row there is, unless it is gone
     */
    public record Example(Optional<Row> before, Optional<Row> after) {
        @Override
        public String toString() {
            String was = before.map(row -> "- " + row).orElse("");
            String is = after.map(row -> "+ " + row).orElse("");
            return was + (was.isEmpty() || is.isEmpty() ? "" : " ") + is;
        }
    }

    @Override
    public String toString() {
        return "RowDiff[" + before + " rows, " + added + " added, " + removed + " removed, " + changed + " changed: "
                + after + " rows]";
    }
}
