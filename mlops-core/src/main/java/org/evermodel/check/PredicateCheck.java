package org.evermodel.check;

import java.util.Optional;
import java.util.function.Predicate;
import org.evermodel.data.Schema;

/** A demand on each row, told by a lambda; which columns that reads is known from the first row on only. */
record PredicateCheck(String demand, Predicate<CheckedRow> predicate, double wanted) implements RowCheck {
    PredicateCheck {
        if (demand.isBlank()) {
            throw new IllegalArgumentException("a check of rows needs a name that says what is demanded");
        }
    }

    @Override
    public String name() {
        return wanted == 1 ? demand : demand + " in at least " + Shares.percent(wanted);
    }

    @Override
    public RowCheck mostly(double share) {
        return new PredicateCheck(demand, predicate, Shares.require(share));
    }

    @Override
    public Inspection begin(Schema schema) {
        return new Rows();
    }

    private final class Rows implements Inspection {
        private final Faults faults = new Faults();
        private final RowTest test = new RowTest(name(), predicate);

        @Override
        public void add(Part part) {
            CheckedRow view = new CheckedRow(part);
            for (int row = 0; row < part.rowCount(); row++) {
                Optional<Boolean> met = test.test(view.at(row));
                if (met.isPresent()) {
                    faults.add(part, row, !met.get(), position -> view.readCells());
                }
            }
        }

        @Override
        public Finding finish() {
            return test.broken().orElseGet(() -> faults.finish(name(), Optional.empty(), wanted));
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
