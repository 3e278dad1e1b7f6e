package org.evermodel.check;

import java.util.Optional;
import java.util.function.Supplier;
import org.evermodel.data.Column;
import org.evermodel.data.Schema;

/**
 * A demand on one column as a whole.
 *
 * @param types the types that can meet it
 * @param states makes what is kept of the cells of one table
 */
record ColumnCheck(String name, String column, ColumnTypes types, Supplier<State> states) implements Check {

    /** What is kept of the cells that went by. */
    interface State {
        void add(Part part, Column cells);

        Seen finish();
    }

    /**
     * What was seen of a column.
     *
     * @param rows how many cells were looked at
     * @param found what was seen, in words
     */
    record Seen(boolean met, long rows, String found) {}

    @Override
    public Inspection begin(Schema schema) {
        return types.begin(name, column, schema, position -> new Whole(position, states.get()));
    }

    private final class Whole implements Inspection {
        private final int position;
        private final State state;

        Whole(int position, State state) {
            this.position = position;
            this.state = state;
        }

        @Override
        public void add(Part part) {
            state.add(part, part.column(position));
        }

        @Override
        public Finding finish() {
            Seen seen = state.finish();
            return Finding.of(seen.met(), name, Optional.of(column), seen.rows(), seen.found());
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
