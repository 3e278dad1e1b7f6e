package org.evermodel.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.evermodel.data.Schema;

/** Demands on a table as a whole. */
final class TableCheck {
    private TableCheck() {}

    /** A demand on how many rows there are. */
    record RowCount(String name, LongPredicate met, Function<Long, String> found) implements Check {
        @Override
        public Inspection begin(Schema schema) {
            return new Counter();
        }

        private final class Counter implements Inspection {
            private long rows;

            @Override
            public void add(Part part) {
                rows += part.rowCount();
            }

            @Override
            public Finding finish() {
                return Finding.of(met.test(rows), name, Optional.empty(), rows, found.apply(rows));
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** A demand on what columns there are. */
    record OfSchema(String name, Function<Schema, List<Violation>> broken) implements Check {
        @Override
        public Inspection begin(Schema schema) {
            return new Settled(new Finding(0, 0, List.of(), schema.size() + " columns", broken.apply(schema)));
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
