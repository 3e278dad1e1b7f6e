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
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.drift.DriftPolicy;
import org.evermodel.profile.Profile;
import org.jspecify.annotations.Nullable;

/** Laws that hold for every check. */
class ChecksProperties {
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private static final DriftPolicy LENIENT =
            DriftPolicy.defaults().withLeastRows(5).withAlpha(0.5).withLeastSize(0.01);
    private static final Profile REFERENCE = Profile.of(table(IntStream.range(0, 50)
            .<List<@Nullable Object>>mapToObj(i -> {
                List<@Nullable Object> cells = new ArrayList<>();
                cells.add((long) (i % 4));
                cells.add(i % 3 - 1.0);
                cells.add(i % 5 == 0 ? "a" : "b");
                cells.add(i % 7 == 0 ? null : Instant.EPOCH);
                return cells;
            })
            .toList()));

    /** One of each kind. */
    static List<Check> all() {
        return List.of(
                Checks.rowsAtLeast(10),
                Checks.columns("n", "absent"),
                Checks.unique("n", "c"),
                Checks.rows("n at most x", row -> row.integer("n") <= row.real("x"))
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
                Checks.column("c").rarestShareAtLeast(0.3),
                Checks.column("c").rarestShareAtLeast(0.6),
                Checks.rowsBetween(3, 20),
                Checks.rowsChangedAtMost(0.5, 20),
                Checks.columnCount(3),
                Checks.columnsInOrder("n", "x", "c", "t"),
                Checks.column("n").nullShareBetween(0.1, 0.3),
                Checks.column("n").above(0),
                Checks.column("x").below(3),
                Checks.column("x").atLeast(0),
                Checks.column("x").atMost(0).mostly(0.4),
                Checks.column("t").between(Instant.EPOCH, Instant.ofEpochSecond(3)),
                Checks.column("c").notIn(Set.of("a")),
                Checks.column("c").containsAll(Set.of("a", "b")),
                Checks.column("x").lengthBetween(3, 4),
                Checks.column("n").distinctBetween(2, 5),
                Checks.column("x").distinctShareAtLeast(0.5),
                Checks.column("n").increasing(),
                Checks.column("x").increasing().mostly(0.5),
                Checks.column("t").strictlyIncreasing(),
                Checks.column("x").decreasing(),
                Checks.column("n").increasingWithin("c"),
                Checks.column("t").strictlyIncreasingWithin("n"),
                Checks.column("x").meanBetween(0, 1),
                Checks.column("n").meanBetween(0, 1),
                Checks.column("n").deviationBetween(0, 1.5),
                Checks.column("n").sumBetween(0, 10),
                Checks.column("x").leastBetween(-1, 0),
                Checks.column("x").greatestBetween(-1, 3),
                Checks.column("n").quantileBetween(0.5, 0, 2),
                Checks.noDrift(REFERENCE, LENIENT),
                Checks.column("c").noDrift(REFERENCE, LENIENT));
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

    @Property(seed = "23", tries = 500)
    void aQuantileIsThatOfTheSortedNumbers(
            @ForAll List<@IntRange(min = -5, max = 5) Integer> numbers,
            @ForAll @DoubleRange(min = 0, max = 1) double p,
            @ForAll @IntRange(min = -6, max = 6) int low,
            @ForAll @IntRange(max = 6) int width) {
        long[] sorted = numbers.stream().mapToLong(Integer::longValue).sorted().toArray();
        Dataset table = Dataset.of(Map.of(
                "n",
                Columns.integers(numbers.stream().mapToLong(Integer::longValue).toArray())));

        boolean met = Checks.column("n")
                .quantileBetween(p, low, low + (double) width)
                .judge(table)
                .isEmpty();

        long quantile = sorted.length == 0 ? 99 : sorted[(int) Math.max(0, Math.ceil(p * sorted.length - 1e-9) - 1)];
        assertThat(met).isEqualTo(quantile >= low && quantile <= low + width);
    }

    @Property(seed = "24", tries = 300)
    void figuresAreThoseOfAllNumbers(@ForAll @Size(min = 2) List<@IntRange(min = -9, max = 9) Integer> numbers) {
        Dataset table = Dataset.of(Map.of(
                "n",
                Columns.integers(numbers.stream().mapToLong(Integer::longValue).toArray())));
        double sum = numbers.stream().mapToInt(Integer::intValue).sum();
        double mean = sum / numbers.size();
        double squares =
                numbers.stream().mapToDouble(n -> (n - mean) * (n - mean)).sum();
        double deviation = Math.sqrt(squares / (numbers.size() - 1));
        ColumnChecks n = Checks.column("n");

        assertThat(n.sumBetween(sum, sum).judge(table)).isEmpty();
        assertThat(n.meanBetween(mean, mean).judge(table)).isEmpty();
        assertThat(n.deviationBetween(deviation - 1e-9, deviation + 1e-9).judge(table))
                .isEmpty();
        assertThat(n.sumBetween(sum + 1, sum + 2).judge(table)).hasSize(1);
        assertThat(n.meanBetween(mean + 1e-6, mean + 1).judge(table)).hasSize(1);
        assertThat(n.deviationBetween(deviation + 1e-6, deviation + 1).judge(table))
                .hasSize(1);
    }

    @Property(seed = "25", tries = 300)
    void uniqueCellsAreAsManyAsThereAreDifferentOnes(@ForAll("tables") Dataset table) {
        for (String column : List.of("n", "x", "c", "t")) {
            Column cells = table.column(column);
            List<Object> present = IntStream.range(0, table.rowCount())
                    .mapToObj(cells::value)
                    .flatMap(java.util.Optional::stream)
                    .map(value -> value instanceof Double real ? (Object) (real + 0.0) : value)
                    .toList();
            long different = present.stream().distinct().count();
            Finding unique = Validator.of(Checks.column(column).unique())
                    .validate(table)
                    .results()
                    .get(0)
                    .finding();

            assertThat(unique.atFault()).isEqualTo(present.size() - different);
            assertThat(Checks.column(column)
                            .distinctBetween(different, different)
                            .judge(table))
                    .isEmpty();
        }
    }

    @Property(seed = "26", tries = 300)
    void whatATableSuggestsHoldsOnIt(@ForAll("tables") Dataset table) {
        Dataset some = table.rowCount() == 0 ? table(List.of(List.of(1L, 1.0, "a", Instant.EPOCH))) : table;

        ValidationReport report =
                Checks.suggestedFrom(Profile.of(some)).validator().validate(some);

        assertThat(report.violations()).isEmpty();
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
