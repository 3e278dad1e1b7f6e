package org.evermodel.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;

/** Arbitrary tables of one schema that has a column of each type, and arbitrary preparations. */
final class Tables {
    private static final double MISSING = 0.2;

    private Tables() {}

    static Arbitrary<Dataset> any() {
        return Arbitraries.integers().between(1, 40).flatMap(Tables::ofRows);
    }

    private static Arbitrary<Dataset> ofRows(int rows) {
        Map<String, Arbitrary<Column>> columns = new LinkedHashMap<>();
        columns.put("whole", column(ColumnType.INTEGER, Arbitraries.longs(), rows));
        columns.put("real", column(ColumnType.REAL, reals(), rows));
        columns.put("flag", column(ColumnType.BOOLEAN, Arbitraries.of(true, false), rows));
        columns.put("group", column(ColumnType.CATEGORICAL, Arbitraries.of("a", "b", "c", "<missing>", ""), rows));
        columns.put("words", column(ColumnType.TEXT, Arbitraries.strings().ofMaxLength(2), rows));
        columns.put("at", column(ColumnType.TIMESTAMP, times(), rows));
        return Combinators.combine(new ArrayList<>(columns.values())).as(cells -> table(columns.keySet(), cells));
    }

    private static Arbitrary<Double> reals() {
        return Arbitraries.oneOf(
                Arbitraries.doubles().between(-100, 100),
                Arbitraries.doubles(),
                Arbitraries.of(
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        Double.NEGATIVE_INFINITY,
                        -0.0,
                        Double.MIN_VALUE,
                        Double.MAX_VALUE));
    }

    private static Arbitrary<Instant> times() {
        return Arbitraries.longs().between(-100_000_000_000L, 100_000_000_000L).map(Instant::ofEpochSecond);
    }

    private static Arbitrary<Column> column(ColumnType type, Arbitrary<?> cells, int rows) {
        return cells.injectNull(MISSING).list().ofSize(rows).map(list -> Columns.of(type, list));
    }

    private static Dataset table(Iterable<String> names, List<Column> cells) {
        Map<String, Column> columns = new LinkedHashMap<>();
        names.forEach(name -> columns.put(name, cells.get(columns.size())));
        return Dataset.of(columns);
    }

    static Arbitrary<Preparation> preparations() {
        return Arbitraries.of(
                Transforms.none(),
                Transforms.impute(),
                Transforms.imputeMean().oneHot(),
                Transforms.standardize(),
                Transforms.none().oneHot(3),
                Transforms.impute().standardize().oneHot(),
                Transforms.impute().standardize().oneHot(1));
    }
}
