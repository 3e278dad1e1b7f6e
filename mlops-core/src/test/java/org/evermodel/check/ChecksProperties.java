package org.evermodel.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.jspecify.annotations.Nullable;

/** Laws that hold for every check. */
class ChecksProperties {
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    /** One of each kind. */
    static List<Check> all() {
        return List.of(
                Checks.rowsAtLeast(10),
                Checks.columns("n", "absent"),
                Checks.unique("n", "c"),
                Checks.rows("n at most x", row -> row.whole("n") <= row.number("x"))
                        .mostly(0.5),
                Checks.when("where c is a", row -> row.text("c").equals("a"))
                        .then(Checks.column("n").unique()),
                Checks.table("odd", table -> table.rowCount() % 2 == 0 ? List.of("even") : List.of()),
                Checks.column("n").hasType(ColumnType.REAL),
                Checks.column("n").present(),
                Checks.column("n").nullShareAtMost(0.2),
                Checks.column("n").between(-1, 2),
                Checks.column("x").between(-1, 2).warning(),
                Checks.column("c").in(Set.of("a")),
                Checks.column("c").matches(Pattern.compile("[ab]")).named("a or b"),
                Checks.column("n").unique(),
                Checks.column("x").unique().mostly(0.7),
                Checks.column("t").newestWithin(Duration.ofSeconds(-2), CLOCK),
                Checks.column("c").rarestShareAtLeast(0.3));
    }

    @Property(seed = "21", tries = 400)
    void howRowsArePartedMakesNoDifference(
            @ForAll("tables") Dataset table, @ForAll("cuts") List<Integer> cuts, @ForAll boolean recoded) {
        Validator validator = Validator.of(all());
        Validation validation = validator.begin(table.schema());

        int from = 0;
        for (int cut : cuts) {
            int to = Math.min(table.rowCount(), from + cut);
            Dataset part = table.slice(from, to);
            validation.add(recoded ? copied(part) : part);
            from = to;
        }
        validation.add(table.slice(from, table.rowCount()));

        assertThat(validation.finish()).isEqualTo(validator.validate(table));
    }

    @Property(seed = "22", tries = 200)
    void aCheckPassesExactlyWhereNothingBreaksIt(@ForAll("tables") Dataset table) {
        for (Check check : all()) {
            CheckResult result = Validator.of(check).validate(table).results().get(0);

            assertThat(result.violations()).isEqualTo(check.judge(table));
            assertThat(result.finding().rows()).isBetween(0L, (long) table.rowCount());
            assertThat(result.finding().examples())
                    .hasSize((int) Math.min(5, result.finding().atFault()));
        }
    }

    /** With a dictionary of its own. */
    private static Dataset copied(Dataset part) {
        return Dataset.of(
                part.schema(),
                IntStream.range(0, part.rowCount()).mapToObj(part::row).toList());
    }

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Arbitraries.integers().between(0, 9).list().ofMaxSize(12);
    }

    @Provide
    Arbitrary<Dataset> tables() {
        Arbitrary<List<@Nullable Object>> row = Combinators.combine(
                        Arbitraries.longs().between(-3, 6).injectNull(0.2),
                        Arbitraries.of(-1.5, 0.0, -0.0, 1.0, 3.0, Double.NaN, Double.POSITIVE_INFINITY)
                                .injectNull(0.2),
                        Arbitraries.of("a", "b", "c").injectNull(0.2),
                        Arbitraries.longs()
                                .between(0, 5)
                                .map(Instant::ofEpochSecond)
                                .injectNull(0.2))
                .as((n, x, c, t) -> {
                    List<@Nullable Object> cells = new ArrayList<>();
                    cells.add(n);
                    cells.add(x);
                    cells.add(c);
                    cells.add(t);
                    return cells;
                });
        return row.list().ofMaxSize(40).map(ChecksProperties::table);
    }

    private static Dataset table(List<List<@Nullable Object>> rows) {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("n", column(ColumnType.INTEGER, rows, 0));
        columns.put("x", column(ColumnType.REAL, rows, 1));
        columns.put("c", column(ColumnType.CATEGORICAL, rows, 2));
        columns.put("t", column(ColumnType.TIMESTAMP, rows, 3));
        return Dataset.of(columns);
    }

    private static Column column(ColumnType type, List<List<@Nullable Object>> rows, int position) {
        List<@Nullable Object> cells = new ArrayList<>();
        rows.forEach(row -> cells.add(row.get(position)));
        return Columns.of(type, cells);
    }
}
