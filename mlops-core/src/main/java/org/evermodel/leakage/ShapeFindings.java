package org.evermodel.leakage;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evermodel.check.Severity;
import org.evermodel.data.Column;
import org.evermodel.data.Dataset;

/** Columns that nothing can be learned from: of one value, or of another one in each row. */
final class ShapeFindings {
    private static final int LEAST_ROWS = 20;
    private static final double DIFFERENT = 0.99;

    private ShapeFindings() {}

    static List<LeakageFinding> of(Dataset table, List<String> columns) {
        return columns.stream().flatMap(name -> of(table, name)).toList();
    }

    private static Stream<LeakageFinding> of(Dataset table, String name) {
        Column column = table.column(name);
        int present = column.size() - column.nullCount();
        if (isConstant(column, present)) {
            String seen = present == 0 ? "is missing in all " + column.size() + " rows" : "has one value only";
            return Stream.of(LeakageFinding.of(
                    LeakageKind.CONSTANT, Severity.INFO, name, name + " " + seen, "It tells nothing: leave it out"));
        }
        // Measurements and times differ in each row, too.
        boolean named = column instanceof Column.Integers || column instanceof Column.Strings;
        long different = named && present >= LEAST_ROWS ? different(column) : 0;
        if (different == 0 || different < DIFFERENT * present) {
            return Stream.empty();
        }
        return Stream.of(LeakageFinding.of(
                LeakageKind.IDENTIFIER,
                Severity.INFO,
                name,
                name + " has " + different + " different values in " + present + " rows",
                "If it names the row, leave it out: a model can only learn the rows by heart with it"));
    }

    /** Whether there is one value and none is missing, or all are missing; stops at the first other one. */
    private static boolean isConstant(Column column, int present) {
        if (present == 0) {
            return true;
        }
        if (present < column.size()) {
            return false;
        }
        String first = Cells.text(column, 0);
        return IntStream.range(1, column.size())
                .allMatch(row -> Cells.text(column, row).equals(first));
    }

    private static long different(Column column) {
        IntStream rows = IntStream.range(0, column.size()).filter(row -> !column.isNull(row));
        if (column instanceof Column.Strings strings) {
            BitSet codes = new BitSet();
            rows.forEach(row -> codes.set(strings.code(row)));
            return codes.cardinality();
        }
        long[] sorted = rows.mapToLong(((Column.Integers) column)::get).sorted().toArray();
        return 1
                + IntStream.range(1, sorted.length)
                        .filter(i -> sorted[i] != sorted[i - 1])
                        .count();
    }
}
