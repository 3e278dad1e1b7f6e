package org.evermodel.leakage;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.evermodel.check.Severity;
import org.evermodel.data.Column;
import org.evermodel.data.Dataset;
import org.evermodel.data.RowDigests;

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
        int different = different(table, name, column);
        if (different == 0 || (different == 1 && column.nullCount() == 0)) {
            String seen = different == 0 ? "is missing in all " + column.size() + " rows" : "has one value only";
            return Stream.of(LeakageFinding.of(
                    LeakageKind.CONSTANT, Severity.INFO, name, name + " " + seen, "It tells nothing: leave it out"));
        }
        // Measurements and times differ in each row, too.
        boolean named = column instanceof Column.Integers || column instanceof Column.Strings;
        if (!named || present < LEAST_ROWS || different < DIFFERENT * present) {
            return Stream.empty();
        }
        return Stream.of(LeakageFinding.of(
                LeakageKind.IDENTIFIER,
                Severity.INFO,
                name,
                name + " has " + different + " different values in " + present + " rows",
                "If it names the row, leave it out: a model can only learn the rows by heart with it"));
    }

    private static int different(Dataset table, String name, Column column) {
        RowDigests digests = table.select(List.of(name)).asOrigin().rowDigests();
        Set<Hash> seen = new HashSet<>();
        for (int row = 0; row < column.size(); row++) {
            if (!column.isNull(row)) {
                seen.add(new Hash(digests.high(row), digests.low(row)));
            }
        }
        return seen.size();
    }

    private record Hash(long high, long low) {}
}
