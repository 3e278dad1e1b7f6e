package org.evermodel.check;

import java.util.List;
import java.util.Optional;

/**
 * How a table breaks one demand.
 *
 * @param check the demand, as {@link Check#name()}
 * @param column the column at fault, where one is
 * @param found what was found instead, in words
 * @param rows how many rows are at fault; 0 where it is not rows that are
 * @param examples the first few of them
 */
public record Violation(String check, Optional<String> column, String found, long rows, List<Example> examples) {
    /** Copies the examples. */
    public Violation {
        examples = List.copyOf(examples);
    }

    /** A fault of the table or a whole column. */
    public static Violation of(String check, Optional<String> column, String found) {
        return new Violation(check, column, found, 0, List.of());
    }

    /**
     * A cell or row at fault.
     *
     * @param row its row in the table, 0-based, however the table was parted
     * @param value what it holds
     */
    public record Example(long row, String value) {
        @Override
        public String toString() {
            return "row " + row + ": " + value;
        }
    }

    /** What was found, with the examples. */
    String seen() {
        return examples.isEmpty()
                ? found
                : found + " ("
                        + String.join(
                                "; ", examples.stream().map(Example::toString).toList()) + ")";
    }

    @Override
    public String toString() {
        return check + ": " + seen();
    }
}
