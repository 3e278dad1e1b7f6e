package org.evermodel.check;

import java.util.List;
import java.util.Optional;
import org.evermodel.data.Column;
import org.evermodel.data.RowDigests;
import org.evermodel.data.Schema;

/**
 * No two rows are equal in some columns; the second of two equal ones is at fault, and rows that lack all of these cells
 * are not looked at. Cells are told apart by 128 bits of SHA-256, see {@link HashSet128}.
 */
record Unique(String demand, List<String> columns, double wanted, int mostKept) implements RowCheck {
    /** How many different rows are kept: twelve gigabytes of hashes. Beyond that the demand counts as broken. */
    static final int MOST_KEPT = 500_000_000;

    @Override
    public String name() {
        return wanted == 1 ? demand : demand + " in at least " + Shares.percent(wanted);
    }

    @Override
    public RowCheck mostly(double share) {
        return new Unique(demand, columns, Shares.require(share), mostKept);
    }

    @Override
    public Inspection begin(Schema schema) {
        Optional<String> absent =
                columns.stream().filter(name -> schema.find(name).isEmpty()).findFirst();
        return absent.<Inspection>map(column -> new Settled(Finding.broken(
                        name(), absent, 0, "there is no column \"" + column + "\" among " + schema.names())))
                .orElseGet(Seen::new);
    }

    private Optional<String> column() {
        return columns.size() == 1 ? Optional.of(columns.get(0)) : Optional.empty();
    }

    private final class Seen implements Inspection {
        private final HashSet128 known = new HashSet128(mostKept);
        private final Faults faults = new Faults();

        @Override
        public void add(Part part) {
            List<Column> cells = columns.stream().map(part::column).toList();
            RowDigests digests = part.table(columns).rowDigests();
            faults.add(
                    part,
                    row -> cells.stream().anyMatch(column -> !column.isNull(row)),
                    row -> !known.add(digests.high(row), digests.low(row)),
                    row -> text(cells, row));
        }

        private static String text(List<Column> cells, int row) {
            return String.join(
                    ", ", cells.stream().map(column -> CellText.of(column, row)).toList());
        }

        @Override
        public Finding finish() {
            Finding seen = faults.finish(name(), column(), wanted);
            if (!known.isFull() || !seen.passed()) {
                return seen;
            }
            String found = "it cannot be told: there are more than " + mostKept + " different values";
            return Finding.broken(name(), column(), seen.rows(), found);
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
