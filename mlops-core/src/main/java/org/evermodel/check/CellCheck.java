package org.evermodel.check;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.evermodel.data.Column;
import org.evermodel.data.Schema;

/**
 * A demand on the present cells of one column, each by itself or beside those before it. Missing cells are none: a share
 * of them is a demand of its own.
 *
 * @param beside columns that must be there, too
 * @param rules makes what tells for one table which cells are wrong
 * @param wanted the share of the cells that must be right
 */
record CellCheck(
        String demand, String column, ColumnTypes types, List<String> beside, Supplier<Rule> rules, double wanted)
        implements RowCheck {

    /** Tells which cells of a part are wrong; asked part by part, and within a part row by row, in order. */
    interface Rule {
        IntPredicate wrong(Part part, Column cells);
    }

    @Override
    public String name() {
        return wanted == 1 ? demand : demand + " in at least " + Shares.percent(wanted);
    }

    @Override
    public RowCheck mostly(double share) {
        return new CellCheck(demand, column, types, beside, rules, Shares.require(share));
    }

    @Override
    public Inspection begin(Schema schema) {
        return beside.stream()
                .filter(other -> schema.find(other).isEmpty())
                .findFirst()
                .map(other -> ColumnTypes.ANY.begin(name(), other, schema, position -> new Cells(0, rules.get())))
                .orElseGet(() -> types.begin(name(), column, schema, position -> new Cells(position, rules.get())));
    }

    private final class Cells implements Inspection {
        private final Faults faults = new Faults();
        private final int position;
        private final Rule rule;

        Cells(int position, Rule rule) {
            this.position = position;
            this.rule = rule;
        }

        @Override
        public void add(Part part) {
            Column cells = part.column(position);
            faults.add(part, row -> !cells.isNull(row), rule.wrong(part, cells), row -> CellText.of(cells, row));
        }

        @Override
        public Finding finish() {
            return faults.finish(name(), Optional.of(column), wanted);
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
