package org.evermodel.leakage;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.evermodel.data.Column;
import org.evermodel.data.Dataset;
import org.evermodel.data.UnusableRowsException;

/** The target of the rows that have one. */
final class TargetCells {
    private final String name;
    private final Column column;
    private final int[] rows;
    private final int[] classes;
    private final int classCount;

    private TargetCells(String name, Column column, int[] rows, int[] classes, int classCount) {
        this.name = name;
        this.column = column;
        this.rows = rows;
        this.classes = classes;
        this.classCount = classCount;
    }

    static TargetCells of(Dataset table, String target) {
        Column column = table.column(target);
        int[] rows = IntStream.range(0, column.size())
                .filter(row -> isPresent(column, row))
                .toArray();
        if (Cells.isOrdered(column) && isOfSeveralNumbers(column, rows)) {
            return new TargetCells(target, column, rows, new int[0], 0);
        }
        int[] classes = new int[column.size()];
        Arrays.fill(classes, -1);
        Map<String, Integer> known = new LinkedHashMap<>();
        for (int row : rows) {
            String text = Cells.text(column, row);
            known.putIfAbsent(text, known.size());
            classes[row] = known.getOrDefault(text, -1);
        }
        if (known.size() < 2) {
            throw new UnusableRowsException("leakage is looked for to a target that varies, but \"" + target + "\" has "
                    + (known.isEmpty() ? "no value" : "the value " + known.keySet() + " only"));
        }
        return new TargetCells(target, column, rows, classes, known.size());
    }

    private static boolean isPresent(Column column, int row) {
        return Cells.isOrdered(column) ? Cells.isFinite(column, row) : !column.isNull(row);
    }

    private static boolean isOfSeveralNumbers(Column column, int[] rows) {
        return IntStream.of(rows)
                        .mapToDouble(row -> Cells.number(column, row))
                        .distinct()
                        .limit(3)
                        .count()
                > 2;
    }

    String name() {
        return name;
    }

    Column column() {
        return column;
    }

    /** The rows that have one, in order; not to be changed. */
    int[] rows() {
        return rows;
    }

    /** The class of a row that has one, where the target is no number. */
    int classOf(int row) {
        return classes[row];
    }

    /** How many classes there are; 0 where the target is a number. */
    int classCount() {
        return classCount;
    }

    boolean isNumber() {
        return classCount == 0;
    }

    double number(int row) {
        return Cells.number(column, row);
    }

    int missing() {
        return column.size() - rows.length;
    }

    /** At most so many of the rows, drawn at random (Knuth's selection sampling), in order. */
    int[] sample(int most, long seed) {
        java.util.SplittableRandom random = new java.util.SplittableRandom(seed);
        int[] drawn = new int[Math.min(most, rows.length)];
        int taken = 0;
        for (int i = 0; i < rows.length && taken < drawn.length; i++) {
            if (random.nextInt(rows.length - i) < drawn.length - taken) {
                drawn[taken++] = rows[i];
            }
        }
        return drawn;
    }
}
