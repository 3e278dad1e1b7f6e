package org.evermodel.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * What preparing data needs to do to a table. Each gives a new one, which shares the columns that were left alone, keeps
 * the names of the rows it has, and notes in its {@link Dataset#operations()} what was done.
 *
 * <pre>{@code
 * Dataset prepared = patients.drop("name", "ssn")
 *         .where(row -> row.has("outcome"))
 *         .fill("age", Fill.median())
 *         .sort(Order.ascending("admitted"));
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

    /** With {@code column} under {@code name}: in place of the column of that name, or as the last one. */
    default Dataset with(String name, Column column) {
        return ((Dataset) this).with(name, column, Operation.of("with", name));
    }

    /** These rows and then those of {@code below}, which must have the same schema. */
    default Dataset append(Dataset below) {
        Dataset above = (Dataset) this;
        if (!above.schema().equals(below.schema())) {
            throw new IllegalArgumentException("rows are appended to a table of the same schema, but " + above.schema()
                    + " got rows of " + below.schema() + "; appendWidening takes more");
        }
        return Dataset.stacked(above.schema(), List.of(above, below)).having(Lineage.appended(above, below));
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

    /** The column {@code from} under the name {@code to}, in its place. Throws where the table has that already. */
    default Dataset rename(String from, String to) {
        Dataset table = (Dataset) this;
        int position = table.schema().indexOf(from);
        List<Field> fields = new ArrayList<>(table.schema().fields());
        fields.set(position, new Field(to, fields.get(position).type()));
        List<Column> columns =
                table.schema().names().stream().map(table::column).toList();
        return table.holding(Schema.of(fields), columns, Operation.of("rename", from, to));
    }

    /**
     * With the cells of {@code column} as another type, exactly: texts that say a number, a truth value or an ISO time
     * become one, whole numbers become reals and back, 1 and 0 are true and false, and anything has a text. Throws
     * {@link UnusableRowsException} naming the first row and value that does not fit.
     */
    default Dataset cast(String column, ColumnType to) {
        return Casting.cast((Dataset) this, column, to, false);
    }

    /** As {@link #cast}, but a cell that does not fit becomes missing; how many did is noted. */
    default Dataset castLeniently(String column, ColumnType to) {
        return Casting.cast((Dataset) this, column, to, true);
    }

    /**
     * The rows for which {@code keep} holds, in their order.
     *
     * <pre>{@code
     * Dataset adults = patients.where(row -> row.has("age") && row.integer("age") >= 18);
     * }</pre>
     */
    default Dataset where(Predicate<RowView> keep) {
        Dataset table = (Dataset) this;
        RowView view = new RowView(table);
        int[] kept = IntStream.range(0, table.rowCount())
                .filter(row -> keep.test(view.at(row)))
                .toArray();
        return table.taken(kept, Operation.of("where", kept.length + " of " + table.rowCount() + " rows"));
    }

    /** With a column computed from the others: in place of the one of that name, or as the last one. */
    default Dataset derive(String name, Derivation derivation) {
        Dataset table = (Dataset) this;
        return table.with(name, derivation.of(table), Operation.of("derive", name, derivation.type()));
    }

    /**
     * With the missing cells of {@code column} filled. Throws IllegalArgumentException where the value does not fit, and
     * {@link UnusableRowsException} where there is no value to find one from.
     */
    default Dataset fill(String column, Fill with) {
        return with.apply((Dataset) this, column);
    }

    /** The first of the rows that are equal in the columns {@code keys}, or in all columns where none is given. */
    default Dataset dropDuplicates(String... keys) {
        Dataset table = (Dataset) this;
        RowDigests names = RowDigests.of(keys.length == 0 ? table : table.select(List.of(keys)));
        Set<RowDigests.RowKey> seen = new HashSet<>();
        int[] first = IntStream.range(0, table.rowCount())
                .filter(row -> seen.add(names.key(row)))
                .toArray();
        List<Object> parameters = new ArrayList<>(List.of(keys));
        parameters.add(table.rowCount() - first.length + " rows dropped");
        return table.taken(first, Operation.of("dropDuplicates", parameters.toArray()));
    }

    /** The rows in order; rows that are equal in it stay as they were. Missing cells come last. */
    default Dataset sort(Order... by) {
        return Sorting.sorted((Dataset) this, List.of(by));
    }

    /** {@code count} rows drawn at random, in their order; equal tables and seeds give equal rows. */
    default Dataset sample(int count, long seed) {
        Dataset table = (Dataset) this;
        if (count < 0 || count > table.rowCount()) {
            throw new IllegalArgumentException(
                    "a sample has between 0 and " + table.rowCount() + " rows, but " + count + " were asked for");
        }
        int[] drawn = Arrays.copyOf(Shuffle.rows(table.rowCount(), seed), count);
        Arrays.sort(drawn);
        return table.taken(drawn, Operation.of("sample", count + " of " + table.rowCount() + " rows", "seed " + seed));
    }

    /** A share of the rows, a fraction in [0, 1], rounded to whole rows, drawn as {@link #sample} does. */
    default Dataset sampleFraction(double fraction, long seed) {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException("a fraction lies in [0, 1], but was " + fraction);
        }
        return sample((int) Math.round(((Dataset) this).rowCount() * fraction), seed);
    }

    /**
     * These rows and then those of {@code below}, whose columns have the same names in any order; numbers that are whole
     * in one and real in the other become real, categories and texts become texts. Throws IllegalArgumentException where
     * more differs, and {@link UnusableRowsException} where a whole number has no equal real one.
     */
    default Dataset appendWidening(Dataset below) {
        return Widening.appended((Dataset) this, below);
    }

    /**
     * Beside each row the columns of the matching row of {@code right}. Rows keep their order and names. Throws
     * IllegalArgumentException where keys are of different types or other columns have one name, and
     * {@link UnusableRowsException} where a key stands twice on the right and the join does not say that it may.
     */
    default Dataset join(Dataset right, Join how) {
        return HashJoin.of((Dataset) this, right, how);
    }
}
