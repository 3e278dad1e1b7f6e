package org.evermodel.leakage;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.evermodel.check.Severity;
import org.evermodel.data.Column;

/** Columns that are the target in another guise. */
final class Copies {
    private static final int LEAST_ROWS = 20;
    private static final int LEAST_NUMBERS = 10;
    private static final int TRIED = 200;

    private Copies() {}

    /** What gives the column away; empty for an ordinary one. */
    static Optional<LeakageFinding> of(String name, Column column, TargetCells target) {
        int[] all = target.rows();
        int[] rows = column.nullCount() == 0
                ? all
                : IntStream.of(all).filter(row -> !column.isNull(row)).toArray();
        if (rows.length < LEAST_ROWS || rows.length * 2L < all.length) {
            return Optional.empty();
        }
        return seen(column, target, rows)
                .map(seen -> LeakageFinding.of(
                        LeakageKind.TARGET_COPY,
                        Severity.ERROR,
                        name,
                        name + " " + seen + ", in " + rows.length + " rows",
                        "Leave it out: it is what is to be predicted"));
    }

    private static Optional<String> seen(Column column, TargetCells target, int[] rows) {
        if (IntStream.of(rows).allMatch(row -> Cells.text(column, row).equals(Cells.text(target.column(), row)))) {
            return Optional.of("is a copy of " + target.name());
        }
        if (Cells.isOrdered(column) && target.isNumber()) {
            return isMonotone(column, target, rows)
                    ? Optional.of("has the order of " + target.name() + ", equal where it is equal")
                    : Optional.empty();
        }
        return isRenamed(column, target, rows)
                ? Optional.of("has one value for each value of " + target.name() + " and the other way round")
                : Optional.empty();
    }

    /** Whether each value of the one goes with one of the other; where values hardly repeat that means nothing. */
    private static boolean isRenamed(Column column, TargetCells target, int[] rows) {
        Map<String, String> there = new HashMap<>();
        Map<String, String> back = new HashMap<>();
        for (int row : rows) {
            String here = Cells.text(column, row);
            String wanted = Cells.text(target.column(), row);
            String known = there.putIfAbsent(here, wanted);
            String reverse = back.putIfAbsent(wanted, here);
            if ((known != null && !known.equals(wanted)) || (reverse != null && !reverse.equals(here))) {
                return false;
            }
        }
        return there.size() >= 2 && there.size() * 2 <= rows.length;
    }

    private static boolean isMonotone(Column column, TargetCells target, int[] rows) {
        // Sorting all of them is for columns that pass with a few.
        int[] few = finite(column, Arrays.copyOf(rows, Math.min(TRIED, rows.length)));
        return isMonotoneIn(column, target, few) && isMonotoneIn(column, target, finite(column, rows));
    }

    private static int[] finite(Column column, int[] rows) {
        return IntStream.of(rows).filter(row -> Cells.isFinite(column, row)).toArray();
    }

    private static boolean isMonotoneIn(Column column, TargetCells target, int[] rows) {
        int[] order = IntStream.of(rows)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> Cells.number(column, row)))
                .mapToInt(Integer::intValue)
                .toArray();
        int different = 0;
        double way = 0;
        for (int i = 1; i < order.length; i++) {
            double step = Cells.number(column, order[i]) - Cells.number(column, order[i - 1]);
            double wanted = Math.signum(target.number(order[i]) - target.number(order[i - 1]));
            if ((step == 0) != (wanted == 0) || (wanted != 0 && way != 0 && wanted != way)) {
                return false;
            }
            way = wanted != 0 ? wanted : way;
            different += step == 0 ? 0 : 1;
        }
        return different >= LEAST_NUMBERS;
    }
}
