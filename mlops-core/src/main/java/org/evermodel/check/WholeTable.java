package org.evermodel.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.evermodel.data.Batches;
import org.evermodel.data.Dataset;
import org.evermodel.data.Schema;

/** A demand told by a lambda that needs the whole table at once. */
record WholeTable(String name, Function<Dataset, List<String>> faults) implements Check {
    WholeTable {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a check of a table needs a name that says what is demanded");
        }
    }

    @Override
    public Inspection begin(Schema schema) {
        return new Gathered(schema);
    }

    private final class Gathered implements Inspection {
        private final Schema schema;
        private final List<Dataset> parts = new ArrayList<>();

        Gathered(Schema schema) {
            this.schema = schema;
        }

        @Override
        public void add(Part part) {
            parts.add(part.table());
        }

        @Override
        public Finding finish() {
            Dataset table;
            try (Batches batches = Batches.of(schema, parts)) {
                table = batches.remaining();
            }
            List<Violation> violations = faults.apply(table).stream()
                    .map(found -> Violation.of(name, Optional.empty(), found))
                    .toList();
            return new Finding(table.rowCount(), 0, List.of(), "", violations);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
