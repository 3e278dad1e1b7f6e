package org.evermodel.check;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.evermodel.data.Column;

/**
 * The share of the rarest value of a column. Counts are kept until there are so many different values that the rarest
 * one must have less than the share that is demanded: of d values one has at most 1/d of the cells.
 */
final class Rarest implements ColumnCheck.State {
    private final double share;
    private final Map<String, Long> counts = new HashMap<>();
    private boolean tooMany;
    private long present;

    Rarest(double share) {
        this.share = share;
    }

    @Override
    public void add(Part part, Column cells) {
        for (int row = 0; row < cells.size(); row++) {
            if (!cells.isNull(row)) {
                present++;
                count(cells, row);
            }
        }
    }

    private void count(Column cells, int row) {
        if (tooMany) {
            return;
        }
        counts.merge(CellText.of(cells, row), 1L, Long::sum);
        if (!Shares.isAtMost(1 / share, counts.size(), 1)) {
            tooMany = true;
            counts.clear();
        }
    }

    @Override
    public ColumnCheck.Seen finish() {
        if (tooMany) {
            return new ColumnCheck.Seen(
                    false, present, "it has more different values than can have " + Shares.percent(share) + " each");
        }
        if (counts.size() < 2) {
            String found = "it has " + (counts.isEmpty() ? "no value" : "the value " + counts.keySet() + " only");
            return new ColumnCheck.Seen(false, present, found);
        }
        Map.Entry<String, Long> rarest = Collections.min(
                counts.entrySet(),
                Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()));
        return new ColumnCheck.Seen(
                Shares.isAtLeast(share, rarest.getValue(), present),
                present,
                "\"" + rarest.getKey() + "\" is in " + rarest.getValue() + " of " + present + " ("
                        + Shares.foundPercent(rarest.getValue(), present) + ")");
    }
}
