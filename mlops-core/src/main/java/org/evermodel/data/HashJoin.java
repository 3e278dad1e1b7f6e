package org.evermodel.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.evermodel.data.RowDigests.RowKey;

/**
 * Joins by a hash table of the right table's keys: one entry a key and one number a row, so memory grows with the right
 * table and the result alone. Not thread-safe.
 */
final class HashJoin {
    private static final int NONE = -1;

    private final Dataset left;
    private final Dataset right;
    private final Join join;
    private final Map<RowKey, Integer> firstRows = new HashMap<>();
    /** For each row of the right table the next one of the same key. */
    private final int[] nextRows;

    private HashJoin(Dataset left, Dataset right, Join join) {
        this.left = left;
        this.right = right;
        this.join = join;
        this.nextRows = new int[right.rowCount()];
        Arrays.fill(nextRows, NONE);
    }

    static Dataset of(Dataset left, Dataset right, Join join) {
        HashJoin work = new HashJoin(left, right, join);
        work.requireFittingColumns();
        work.index();
        return work.result();
    }

    private void requireFittingColumns() {
        for (String key : join.keys()) {
            Field here = left.schema().field(key);
            Field there = right.schema().field(key);
            boolean numbers = here.type().isNumeric() && there.type().isNumeric();
            boolean texts = here.type().isTextual() && there.type().isTextual();
            if (here.type() != there.type() && !numbers && !texts) {
                throw new IllegalArgumentException("tables are joined by columns of one type, but the left has " + here
                        + " and the right has " + there + "; cast one of them");
            }
        }
        List<String> both = added().stream()
                .filter(name -> left.schema().find(name).isPresent())
                .toList();
        if (!both.isEmpty()) {
            throw new IllegalArgumentException("both tables have columns " + both + " beside the keys " + join.keys()
                    + "; rename or drop them on one side");
        }
    }

    private List<String> added() {
        return right.schema().names().stream()
                .filter(name -> !join.keys().contains(name))
                .toList();
    }

    private void index() {
        RowDigests keys = RowDigests.of(right.select(join.keys()));
        // From the last row to the first, so that each chain is in the order of the table.
        for (int row = right.rowCount() - 1; row >= 0; row--) {
            if (lacksKey(right, row)) {
                continue;
            }
            Integer later = firstRows.put(keys.key(row), row);
            if (later != null) {
                requireMany(row, later);
                nextRows[row] = later;
            }
        }
    }

    private void requireMany(int row, int later) {
        if (!join.allowsMany()) {
            throw new UnusableRowsException("rows " + row + " and " + later + " of the right table have one key "
                    + right.select(join.keys()).row(row)
                    + "; drop duplicates by " + join.keys() + ", or say manyMatches() to repeat rows");
        }
    }

    private boolean lacksKey(Dataset table, int row) {
        return join.keys().stream().anyMatch(key -> table.column(key).isNull(row));
    }

    private Dataset result() {
        RowDigests keys = RowDigests.of(left.select(join.keys()));
        IntStream.Builder leftRows = IntStream.builder();
        IntStream.Builder rightRows = IntStream.builder();
        for (int row = 0; row < left.rowCount(); row++) {
            int match = lacksKey(left, row) ? NONE : firstRows.getOrDefault(keys.key(row), NONE);
            if (match == NONE && join.keepsUnmatched()) {
                leftRows.add(row);
                rightRows.add(NONE);
            }
            for (; match != NONE; match = nextRows[match]) {
                leftRows.add(row);
                rightRows.add(match);
            }
        }
        return sideBySide(leftRows.build().toArray(), rightRows.build().toArray());
    }

    private Dataset sideBySide(int[] leftRows, int[] rightRows) {
        Dataset taken = left.part(leftRows);
        List<Field> fields = new ArrayList<>(taken.schema().fields());
        List<Column> columns = new ArrayList<>();
        fields.forEach(field -> columns.add(taken.column(field.name())));
        for (String name : added()) {
            fields.add(right.schema().field(name));
            columns.add(taken(right.column(name), rightRows));
        }
        return taken.holding(Schema.of(fields), columns, Operation.of("join", join, Lineage.other(right)));
    }

    private static Column taken(Column column, int[] rows) {
        if (Arrays.stream(rows).noneMatch(row -> row == NONE)) {
            return column.take(rows);
        }
        Columns.Builder cells = new Columns.Builder(column.type(), rows.length);
        for (int row : rows) {
            cells.add(row == NONE ? null : column.value(row).orElse(null));
        }
        return cells.build();
    }
}
