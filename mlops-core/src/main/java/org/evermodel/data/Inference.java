package org.evermodel.data;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.evermodel.NotFoundException;

/**
 * What was found about the types of a table, over all of its cells, and by which evidence.
 *
 * <pre>{@code
 * Inference found = CsvSource.of(file).inference();
 * found.column("age");     // age: integer, 3 of 32,561 missing, 17..90
 * found.schema();          // to be pinned: the next file must be so too
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param rows how many rows there are
 * @param columns what was found about each column, in the table's order
 */
public record Inference(long rows, List<ColumnEvidence> columns) {
    /** Refuses a column of another number of rows. */
    public Inference {
        columns = List.copyOf(columns);
        for (ColumnEvidence column : columns) {
            if (column.rows() != rows) {
                throw new IllegalArgumentException("each column has all " + rows + " rows, but "
                        + column.field().name() + " has " + column.rows());
            }
        }
    }

    /** The names and types that were found. */
    public Schema schema() {
        return Schema.of(columns.stream().map(ColumnEvidence::field).toList());
    }

    /** What was found about the column called {@code name}; throws NotFoundException naming the columns there are. */
    public ColumnEvidence column(String name) {
        return columns.stream()
                .filter(column -> column.field().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("no column \"" + name + "\"; the columns are "
                        + columns.stream().map(column -> column.field().name()).toList()));
    }

    /** A table in Markdown with a line for each column. */
    public String toMarkdown() {
        StringBuilder text = new StringBuilder("| column | type | missing | values | why not simpler |\n")
                .append("|---|---|---|---|---|\n");
        for (ColumnEvidence column : columns) {
            text.append("| ").append(cell(column.field().name()));
            text.append(" | ").append(ColumnEvidence.word(column.field().type()));
            text.append(" | ").append(column.missingInWords());
            text.append(" | ").append(cell(column.values().orElse("")));
            text.append(" | ")
                    .append(cell(column.decidedBy()
                            .map(ColumnEvidence.RuledOut::toString)
                            .orElse("")))
                    .append(" |\n");
        }
        return text.toString();
    }

    private static String cell(String text) {
        return text.replace("\\", "\\\\").replace("|", "\\|").replaceAll("\\R", " ");
    }

    /** A first line with the number of rows and columns, and then one for each column. */
    @Override
    public String toString() {
        String heading = String.format(Locale.ROOT, "%,d rows, %,d columns", rows, columns.size());
        return columns.stream().map(column -> "\n  " + column).collect(Collectors.joining("", heading, ""));
    }
}
