package org.evermodel.leakage;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.evermodel.check.Severity;
import org.evermodel.data.Column;
import org.evermodel.data.Dataset;

/** Columns that are the target in another guise. */
final class Copies {
    private static final int LEAST_ROWS = 20;
    private static final int LEAST_NUMBERS = 10;
    private static final int TRIED = 200;

    private Copies() {}

    /** What gives the column away; empty for an ordinary one. */
    static Optional<LeakageFinding> of(Dataset table, String name, TargetCells target) {
        Column column = table.column(name);
        int[] all = target.rows();
        boolean numbers = Cells.isOrdered(column) && target.isNumber();
        int[] rows = IntStream.of(all)
                .filter(row -> numbers ? Cells.isFinite(column, row) : !column.isNull(row))
                .toArray();
        if (rows.length < LEAST_ROWS || rows.length * 2L < all.length) {
            return Optional.empty();
        }
        String where = ", in " + rows.length + " rows";
        if (IntStream.of(rows).allMatch(row -> Cells.text(column, row).equals(Cells.text(target.column(), row)))) {
            return Optional.of(copy(name, name + " is a copy of " + target.name() + where));
        }
        if (numbers) {
            return isMonotone(column, target, rows)
                    ? Optional.of(ordered(table, name, target, where))
                    : Optional.empty();
        }
        return isRenamed(column, target, rows)
                ? Optional.of(copy(
                        name,
                        name + " has one value for each value of " + target.name() + " and the other way round"
                                + where))
                : Optional.empty();
    }

    private static LeakageFinding copy(String name, String evidence) {
        return LeakageFinding.of(
                LeakageKind.TARGET_COPY, Severity.ERROR, name, evidence, "Leave it out: it is what is to be predicted");
    }

    /** The target on another scale, or only in its order, as a row number is beside anything that grows. */
    private static LeakageFinding ordered(Dataset table, String name, TargetCells target, String where) {
        return LinearFit.of(table, List.of(name), target)
                .filter(LinearFit::isExact)
                .map(fit -> copy(name, fit.formula(target.name(), List.of(name)) + ", exactly" + where))
                .orElseGet(() -> LeakageFinding.of(
                        LeakageKind.TARGET_COPY,
                        Severity.WARNING,
                        name,
                        name + " has the order of " + target.name() + ", equal where it is equal" + where,
                        "Ask whether it is made of the target; leave it out if it is, or if both only grow with time"));
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
        int[] few = Arrays.copyOf(rows, Math.min(TRIED, rows.length));
        return isMonotoneIn(column, target, few) && isMonotoneIn(column, target, rows);
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
