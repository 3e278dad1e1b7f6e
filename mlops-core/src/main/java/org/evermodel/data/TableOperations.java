package org.evermodel.data;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * What preparing data needs to do to a table. Each gives a new one, which shares the columns that were left alone, keeps
 * the names of the rows it has, and notes in its {@link Dataset#operations()} what was done.
 *
 * <pre>{@code
 * Dataset prepared = patients.drop("name", "ssn").filter(row -> !target.isNull(row)).slice(0, 1_000);
 * }</pre>
 *
 * <p>A column that is not there is refused with {@link org.evermodel.NotFoundException}.
 */
public sealed interface TableOperations permits Dataset {
    /** Only the named columns, in the given order. */
    default Dataset select(List<String> names) {
        Dataset table = (Dataset) this;
        List<Field> fields = names.stream().map(table.schema()::field).toList();
        return table.holding(
                Schema.of(fields), names.stream().map(table::column).toList(), Operation.of("select", names.toArray()));
    }

    /** All but the named columns; each must exist. */
    default Dataset drop(String... names) {
        Dataset table = (Dataset) this;
        Arrays.stream(names).forEach(table.schema()::indexOf);
        Set<String> dropped = new HashSet<>(List.of(names));
        Schema left = table.schema().filter(field -> !dropped.contains(field.name()));
        return table.holding(
                left, left.names().stream().map(table::column).toList(), Operation.of("drop", (Object[]) names));
    }

    /** The rows from {@code from}, inclusive, to {@code to}, exclusive. */
    default Dataset slice(int from, int to) {
        return ((Dataset) this).taken(IntStream.range(from, to).toArray(), Operation.of("slice", from, to));
    }

    /**
     * The rows whose number, 0-based, passes {@code keep}, in their order.
     *
     * <pre>{@code
     * Column target = patients.column("outcome");
     * Dataset labelled = patients.filter(row -> !target.isNull(row));
     * }</pre>
     */
    default Dataset filter(IntPredicate keep) {
        Dataset table = (Dataset) this;
        int[] kept = IntStream.range(0, table.rowCount()).filter(keep).toArray();
        return table.taken(kept, Operation.of("filter", kept.length + " of " + table.rowCount() + " rows"));
    }

    /**
     * With each text of {@code column} edited; missing cells stay so. {@code edit} is called once for each different
     * text. Throws IllegalArgumentException where the column holds no texts.
     */
    default Dataset mapText(String column, UnaryOperator<String> edit) {
        Dataset table = (Dataset) this;
        if (!(table.column(column) instanceof Column.Strings texts)) {
            throw new IllegalArgumentException(
                    "only texts can be edited, but " + table.schema().field(column) + " holds none");
        }
        return table.with(column, Columns.edited(texts, edit), Operation.of("mapText", column));
    }
}
