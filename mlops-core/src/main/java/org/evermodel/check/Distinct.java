package org.evermodel.check;

import java.util.List;
import java.util.function.BiPredicate;
import org.evermodel.data.Column;
import org.evermodel.data.RowDigests;

/** How many different values the present cells have, told apart by 128 bits of SHA-256. */
final class Distinct implements ColumnCheck.State {
    private final String column;
    private final BiPredicate<Long, Long> met;
    private final HashSet128 known;
    private final int mostKept;
    private long rows;

    /** {@code met} is asked with the number of different values and the number of present cells. */
    Distinct(String column, BiPredicate<Long, Long> met, int mostKept) {
        this.column = column;
        this.met = met;
        this.mostKept = mostKept;
        this.known = new HashSet128(mostKept);
    }

    @Override
    public void add(Part part, Column cells) {
        RowDigests digests = part.table(List.of(column)).rowDigests();
        for (int row = 0; row < cells.size(); row++) {
            if (!cells.isNull(row)) {
                known.add(digests.high(row), digests.low(row));
                rows++;
            }
        }
    }

    @Override
    public ColumnCheck.Seen finish() {
        if (known.isFull()) {
            return new ColumnCheck.Seen(
                    false, rows, "it cannot be told: there are more than " + mostKept + " different values");
        }
        String share = rows == 0 ? "" : " (" + Shares.foundPercent(known.size(), rows) + ")";
        String found = "it has " + known.size() + " different values in " + rows + " cells" + share;
        return new ColumnCheck.Seen(met.test(known.size(), rows), rows, found);
    }
}
