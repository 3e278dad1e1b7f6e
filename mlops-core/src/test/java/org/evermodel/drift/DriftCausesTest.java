package org.evermodel.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.evermodel.data.Column;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.drift.DriftCause.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a fault leaves behind is recognised, and nothing is where there is no fault. */
class DriftCausesTest {
    private static final int ROWS = 2_000;

    private final SplittableRandom random = new SplittableRandom(8);

    private double[] temperatures(int rows) {
        return IntStream.range(0, rows)
                .mapToDouble(row -> 15 + 6 * random.nextGaussian())
                .toArray();
    }

    private static Column edited(double[] numbers, DoubleUnaryOperator edit) {
        return Columns.reals(IntStream.range(0, numbers.length)
                .mapToDouble(i -> edit.applyAsDouble(numbers[i]))
                .toArray());
    }

    private static ColumnDrift drift(Column reference, Column current) {
        return Drift.between(
                        Dataset.of(Map.of("x", reference)), Dataset.of(Map.of("x", current)), DriftPolicy.defaults())
                .column("x");
    }

    private static Kind causeOf(Column reference, Column current) {
        ColumnDrift found = drift(reference, current);
        assertThat(found.verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(found.causes()).hasSize(1);
        return found.causes().get(0).kind();
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 0, times 1000",
        "0.001, 0, divided by 1000",
        "100, 0, times 100",
        "1.8, 32, Celsius in Fahrenheit",
        "1, 273.15, Celsius in Kelvin",
        "2.2046226, 0, kilograms in pounds"
    })
    void anotherUnitIsNamed(double factor, double offset, String name) {
        ColumnDrift found =
                drift(Columns.reals(temperatures(2 * ROWS)), edited(temperatures(ROWS), x -> factor * x + offset));

        assertThat(found.causes()).extracting(DriftCause::kind).containsExactly(Kind.UNIT_CHANGED);
        assertThat(found.causes().get(0).evidence()).contains(name);
    }

    @Test
    void fahrenheitReadAsCelsiusIsAUnitToo() {
        double[] fahrenheit = IntStream.range(0, ROWS)
                .mapToDouble(i -> 59 + 10.8 * random.nextGaussian())
                .toArray();

        ColumnDrift found = drift(Columns.reals(fahrenheit), Columns.reals(temperatures(ROWS)));

        assertThat(found.causes().get(0).evidence()).contains("Fahrenheit in Celsius");
    }

    @Test
    void numbersAllMovedByTheSameHaveAnOffset() {
        assertThat(causeOf(Columns.reals(temperatures(ROWS)), edited(temperatures(ROWS), x -> x + 40)))
                .isEqualTo(Kind.OFFSET);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-999, 9999, 0, -1})
    void aFloodOfOneValueIsASentinel(double sentinel) {
        Column flooded = edited(temperatures(ROWS), x -> random.nextInt(5) == 0 ? sentinel : x);

        ColumnDrift found = drift(Columns.reals(temperatures(ROWS)), flooded);

        assertThat(found.causes()).extracting(DriftCause::kind).containsExactly(Kind.SENTINEL);
        assertThat(found.causes().get(0).evidence())
                .contains("the value " + sentinel)
                .contains("was 0.0 %");
    }

    @Test
    void aColumnOfOneValueIsStuck() {
        assertThat(causeOf(Columns.reals(temperatures(ROWS)), edited(temperatures(ROWS), x -> 15)))
                .isEqualTo(Kind.STUCK);
    }

    @Test
    void aCategoryThatCameForAnotherIsRenamed() {
        ColumnDrift found = drift(wards("east", "west", "north"), wards("east", "West", "north"));

        assertThat(found.causes()).extracting(DriftCause::kind).containsExactly(Kind.RENAMED);
        assertThat(found.causes().get(0).evidence()).startsWith("\"west\" was").contains("while \"West\" was 0.0 %");
    }

    @Test
    void aWordForNothingIsASentinelOfTexts() {
        assertThat(causeOf(wards("east", "west", "north"), wards("east", "west", "north", "unknown")))
                .isEqualTo(Kind.SENTINEL);
    }

    @Test
    void columnsThatChangedPlacesAreSwapped() {
        Dataset then = Dataset.of(Map.of(
                "high",
                edited(temperatures(ROWS), x -> x + 100),
                "low",
                Columns.reals(temperatures(ROWS)),
                "ward",
                wards("east", "west"),
                "shift",
                wards("day", "night", "day")));
        Dataset now = Dataset.of(Map.of(
                "low",
                edited(temperatures(ROWS), x -> x + 100),
                "high",
                Columns.reals(temperatures(ROWS)),
                "shift",
                wards("east", "west"),
                "ward",
                wards("day", "night", "day")));

        DriftReport report = Drift.between(then, now, DriftPolicy.defaults());

        assertThat(report.drifted())
                .hasSize(4)
                .allSatisfy(column ->
                        assertThat(column.causes()).extracting(DriftCause::kind).containsExactly(Kind.SWAPPED));
        assertThat(report.column("high").causes().get(0).evidence()).contains("\"low\"");
    }

    @Test
    void anOrdinaryShiftIsNoFault() {
        ColumnDrift found = drift(Columns.reals(temperatures(ROWS)), edited(temperatures(ROWS), x -> x + 4));

        assertThat(found.verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(found.causes()).isEmpty();
    }

    @Test
    void otherSharesOfTheSameCategoriesAreNoFault() {
        ColumnDrift found = drift(wards("east", "west", "north"), wards("east", "west", "north", "west"));

        assertThat(found.verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(found.causes()).isEmpty();
    }

    @Test
    void withoutDriftNothingIsNamed() {
        for (int trial = 0; trial < 40; trial++) {
            DriftReport report = Drift.between(
                    new Worlds(trial).draw(ROWS), new Worlds(1_000 + trial).draw(ROWS), DriftPolicy.defaults());

            assertThat(report.columns())
                    .filteredOn(column -> column.verdict() != DriftVerdict.DRIFT)
                    .allSatisfy(column -> assertThat(column.causes()).isEmpty());
        }
    }

    private Column wards(String... wards) {
        List<String> drawn = IntStream.range(0, ROWS)
                .mapToObj(row -> wards[random.nextInt(wards.length)])
                .toList();
        return Columns.categories(drawn);
    }

    @Test
    void oneNumberAmongMuchThatIsNoneIsNotStuck() {
        double[] lost = new double[1_000];
        java.util.Arrays.fill(lost, Double.NaN);
        lost[0] = 5;

        ColumnDrift found = drift(Columns.reals(temperatures(ROWS)), Columns.reals(lost));

        assertThat(found.verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(found.causes()).extracting(DriftCause::kind).doesNotContain(Kind.STUCK);
    }
}
