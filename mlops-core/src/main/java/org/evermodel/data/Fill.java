package org.evermodel.data;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What takes the place of missing cells: {@code patients.fill("age", Fill.median())}. Where it is computed, it is so from
 * the cells of the column that are there, and noted in the table's operations. NaN and the infinities are values: they
 * are not filled, and do not count in a mean or median. What models are to fill at prediction time as they did in
 * training belongs into their transforms instead. Immutable and thread-safe.
 */
public final class Fill {
    private final String name;
    private final Choice choice;

    private Fill(String name, Choice choice) {
        this.name = name;
        this.choice = choice;
    }

    /** This value; it must fit the column. */
    public static Fill with(Object constant) {
        return new Fill("constant", column -> Optional.of(constant));
    }

    /** The mean; for a column of reals. */
    public static Fill mean() {
        return new Fill("mean", column -> {
            if (column.type() == ColumnType.INTEGER) {
                throw new IllegalArgumentException("the mean of whole numbers is seldom one, so the column must be "
                        + "real; cast it to REAL first, or fill with the median");
            }
            OptionalDouble mean = finite(column).average();
            if (mean.isPresent() && !Double.isFinite(mean.getAsDouble())) {
                throw new UnusableRowsException(
                        "the cells add up to more than a double can hold, so there is no mean; fill the median");
            }
            return mean.isPresent() ? Optional.of(mean.getAsDouble()) : Optional.empty();
        });
    }

    /** The median: of an even number of reals the mean of the middle two, of whole numbers the lower of them. */
    public static Fill median() {
        return new Fill(
                "median",
                column -> column instanceof Column.Integers wholes ? wholeMedian(wholes) : realMedian(finite(column)));
    }

    /** The value that stands there most often; of several the smallest. */
    public static Fill mostFrequent() {
        return new Fill("most frequent", MostFrequent::of);
    }

    Dataset apply(Dataset table, String column) {
        Column cells = table.column(column);
        Object value = value(table.schema().field(column), cells);
        Operation how = Operation.of("fill", column, name, value, cells.nullCount() + " cells");
        if (cells.nullCount() == 0) {
            return table.with(column, cells, how);
        }
        Columns.Builder filled = new Columns.Builder(cells.type(), cells.size());
        for (int row = 0; row < cells.size(); row++) {
            filled.add(cells.value(row).orElse(value));
        }
        return table.with(column, filled.build(), how);
    }

    private Object value(Field field, Column cells) {
        Object value = choice.from(cells)
                .orElseThrow(() -> new UnusableRowsException(
                        "column \"" + field.name() + "\" has no value to take the " + name + " of; fill a constant"));
        try {
            new Columns.Builder(field.type(), 1).add(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "column \"" + field.name() + "\" cannot be filled with " + value + ": it holds " + field, e);
        }
        return value;
    }

    private static DoubleStream finite(Column column) {
        IntStream present = IntStream.range(0, column.size()).filter(row -> !column.isNull(row));
        if (column instanceof Column.Reals reals) {
            return present.mapToDouble(reals::get).filter(Double::isFinite);
        }
        throw new IllegalArgumentException("only numbers have a mean or a median, but the column holds " + column.type()
                + "; fill a constant or what is most frequent");
    }

    private static Optional<Object> realMedian(DoubleStream cells) {
        double[] sorted = cells.sorted().toArray();
        if (sorted.length == 0) {
            return Optional.empty();
        }
        double lower = sorted[(sorted.length - 1) / 2];
        double upper = sorted[sorted.length / 2];
        return Optional.of(lower / 2 + upper / 2);
    }

    private static Optional<Object> wholeMedian(Column.Integers column) {
        long[] sorted = IntStream.range(0, column.size())
                .filter(row -> !column.isNull(row))
                .mapToLong(column::get)
                .sorted()
                .toArray();
        return sorted.length == 0 ? Optional.empty() : Optional.of(sorted[(sorted.length - 1) / 2]);
    }

    @Override
    public String toString() {
        return "Fill[" + name + "]";
    }

    /** Finds the value for a column, or that there is none. */
    @FunctionalInterface
    private interface Choice {
        Optional<Object> from(Column column);
    }

    /** Counts values; equal counts are decided by order, not by which comes first, so that the order of rows is none. */
    private static final class MostFrequent {
        private MostFrequent() {}

        static Optional<Object> of(Column column) {
            Dataset only = Dataset.of(Map.of("cell", column));
            Column ordered =
                    Sorting.sorted(only, List.of(Order.ascending("cell"))).column(0);
            int present = column.size() - column.nullCount();
            int best = -1;
            int longest = 0;
            for (int from = 0; from < present; ) {
                int to = from + 1;
                while (to < present && number(ordered, to).equals(number(ordered, from))) {
                    to++;
                }
                best = to - from > longest ? from : best;
                longest = Math.max(longest, to - from);
                from = to;
            }
            return best < 0 ? Optional.empty() : number(ordered, best);
        }

        /** The cell, as 0.0 where it is -0.0, which is the same number. */
        private static Optional<Object> number(Column column, int row) {
            return column.value(row).map(cell -> cell instanceof Double real ? (Object) (real + 0.0) : cell);
        }
    }
}
