package org.evermodel.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.evermodel.NotFoundException;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.profile.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriftTest {
    private static final DriftPolicy POLICY = DriftPolicy.defaults();

    private static ColumnDrift drift(Column reference, Column current, DriftPolicy policy) {
        Profile then = Profile.of(Dataset.of(Map.of("x", reference)));
        Profile now = Profile.of(Dataset.of(Map.of("x", current)), then);
        return Drift.between(then, now, policy).column("x");
    }

    private static ColumnDrift drift(Column reference, Column current) {
        return drift(reference, current, POLICY);
    }

    private static Column normal(int rows, double shift, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Columns.reals(IntStream.range(0, rows)
                .mapToDouble(row -> shift + random.nextGaussian())
                .toArray());
    }

    private static Column wards(int rows, String... wards) {
        return Columns.categories(IntStream.range(0, rows)
                .mapToObj(row -> wards[row % wards.length])
                .toList());
    }

    @Test
    void aLargeShiftIsADriftThatSaysWhereItIs() {
        ColumnDrift found = drift(normal(4_000, 0, 1), normal(1_000, 1, 2));

        Divergence divergence = found.divergence().orElseThrow();
        assertThat(found.verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(divergence.size()).isGreaterThan(0.5);
        assertThat(divergence.threshold()).isEqualTo(0.05);
        assertThat(divergence.noDrift95()).isBetween(0.015, 0.035);
        assertThat(divergence.referenceRows()).isEqualTo(4_000);
        assertThat(divergence.currentRows()).isEqualTo(1_000);
        assertThat(divergence.kolmogorovSmirnov().orElseThrow().distance()).isBetween(0.3, 0.5);
        assertThat(found.reason()).startsWith("the stability index of").contains("most of it is [");
    }

    @Test
    void aShiftThatIsCertainButTooSmallToMatterIsStable() {
        ColumnDrift found = drift(normal(100_000, 0, 1), normal(100_000, 0.05, 2));

        assertThat(found.divergence().orElseThrow().p()).isLessThan(1e-6);
        assertThat(found.verdict()).isEqualTo(DriftVerdict.NONE);
        assertThat(found.reason()).contains("stays below 0.050");
    }

    @Test
    void whatWouldMatterButMayBeChanceIsNotADrift() {
        ColumnDrift found = drift(normal(300, 0, 1), normal(300, 0, 2));

        assertThat(found.divergence().orElseThrow().noDrift95()).isGreaterThan(0.05);
        assertThat(found.verdict()).isEqualTo(DriftVerdict.INSUFFICIENT_DATA);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 199})
    void withFewRowsNothingIsSaid(int rows) {
        ColumnDrift found = drift(normal(4_000, 0, 1), normal(rows, 5, 2));

        assertThat(found.verdict()).isEqualTo(DriftVerdict.INSUFFICIENT_DATA);
        assertThat(found.divergence()).isEmpty();
        assertThat(found.reason()).isEqualTo(rows + " rows are fewer than the 200 that are needed");
    }

    @Test
    void aMoreThanLargeChangeIsADriftInTwoHundredRows() {
        assertThat(drift(normal(200, 0, 1), normal(200, 3, 2)).verdict()).isEqualTo(DriftVerdict.DRIFT);
    }

    @Test
    void cellsThatGoMissingAreADrift() {
        Column holes = Columns.reals(
                IntStream.range(0, 1_000).mapToDouble(row -> row % 100).toArray(), everyFifth());
        Column full = Columns.reals(
                IntStream.range(0, 4_000).mapToDouble(row -> row % 100).toArray());

        ColumnDrift found = drift(full, holes);

        assertThat(found.verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(found.reason()).contains("most of it is NULL, 0.0 % then and 20.0 % now");
    }

    private static BitSet everyFifth() {
        BitSet missing = new BitSet();
        IntStream.range(0, 200).forEach(each -> missing.set(5 * each));
        return missing;
    }

    @Test
    void aCategoryThatWasNeverThereIsADrift() {
        ColumnDrift found = drift(wards(4_000, "east", "west"), wards(1_000, "east", "west", "east", "west", "abroad"));

        assertThat(found.verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(found.reason()).contains("UNSEEN, 0.0 % then and 20.0 % now");
    }

    @Test
    void aStrayUnseenCategoryIsNone() {
        Column odd = Columns.categories(IntStream.range(0, 1_000)
                .mapToObj(row -> row < 5 ? "abroad" : row % 2 == 0 ? "east" : "west")
                .toList());

        assertThat(drift(wards(4_000, "east", "west"), odd).verdict()).isEqualTo(DriftVerdict.NONE);
    }

    @Test
    void anotherUnitIsADrift() {
        SplittableRandom random = new SplittableRandom(3);
        double[] grams = random.doubles(1_000, 1_000, 5_000).toArray();
        double[] kilograms = random.doubles(4_000, 1, 5).toArray();

        ColumnDrift found = drift(Columns.reals(kilograms), Columns.reals(grams));

        assertThat(found.verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(found.reason()).contains("OVER").contains("100.0 % now");
    }

    @Test
    void aConstantIsNotApplicableUntilItChanges() {
        Column fours =
                Columns.integers(IntStream.range(0, 4_000).mapToLong(row -> 4).toArray());
        Column fives =
                Columns.integers(IntStream.range(0, 1_000).mapToLong(row -> 5).toArray());

        assertThat(drift(fours, fours).verdict()).isEqualTo(DriftVerdict.NOT_APPLICABLE);
        assertThat(drift(fours, fours).divergence()).isEmpty();
        assertThat(drift(fours, fives).verdict()).isEqualTo(DriftVerdict.DRIFT);
    }

    @Test
    void anEmptyColumnIsNotApplicableUntilItIsFilled() {
        Column empty = Columns.of(ColumnType.REAL, Collections.nCopies(1_000, null));

        assertThat(drift(empty, empty).verdict()).isEqualTo(DriftVerdict.NOT_APPLICABLE);
        assertThat(drift(empty, normal(1_000, 0, 1)).verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(drift(normal(1_000, 0, 1), empty).verdict()).isEqualTo(DriftVerdict.DRIFT);
    }

    @Test
    void namesThatNeverComeAgainAreNotApplicable() {
        SplittableRandom random = new SplittableRandom(4);
        List<String> names = random.longs(2_000).mapToObj(Long::toString).toList();

        ColumnDrift found = drift(Columns.texts(names.subList(0, 1_000)), Columns.texts(names.subList(1_000, 2_000)));

        assertThat(found.verdict()).isEqualTo(DriftVerdict.NOT_APPLICABLE);
    }

    @Test
    void timesAlwaysMoveOn() {
        Column then = Columns.timestamps(
                IntStream.range(0, 1_000).mapToObj(Instant::ofEpochSecond).toList());
        Column now = Columns.timestamps(
                IntStream.range(5_000, 6_000).mapToObj(Instant::ofEpochSecond).toList());

        assertThat(drift(then, now).verdict()).isEqualTo(DriftVerdict.NOT_APPLICABLE);
    }

    @Test
    void aRunningNumberDriftsUnlessThePolicyLeavesItOut() {
        Column then = Columns.integers(IntStream.range(0, 1_000).asLongStream().toArray());
        Column now =
                Columns.integers(IntStream.range(1_000, 2_000).asLongStream().toArray());

        assertThat(drift(then, now).verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(drift(then, now, POLICY.ignoring("x")))
                .isEqualTo(new ColumnDrift(
                        "x",
                        DriftVerdict.NOT_APPLICABLE,
                        java.util.Optional.empty(),
                        List.of(),
                        List.of(),
                        "the policy leaves it out"));
    }

    @Test
    void notANumberIsAKindOfItsOwn() {
        double[] odd = new double[1_000];
        Arrays.setAll(odd, row -> row % 4 == 0 ? Double.NaN : row % 100);
        double[] even = new double[4_000];
        Arrays.setAll(even, row -> row % 100);

        ColumnDrift found = drift(Columns.reals(even), Columns.reals(odd));

        assertThat(found.reason()).contains("most of it is UNSEEN, 0.0 % then and 25.0 % now");
    }

    @Test
    void oneOfManyColumnsMustBeSurerThanOneAlone() {
        Profile then = Profile.of(new Worlds(1).draw(4_000));
        Profile now = Profile.of(new Worlds(2).draw(1_000), then);

        assertThat(Drift.between(then, now, POLICY).columns())
                .flatExtracting(column -> column.divergence().stream().toList())
                .allSatisfy(each -> assertThat(each.adjustedP()).isGreaterThanOrEqualTo(each.p()));
    }

    @Test
    void aColumnThatIsAbsentIsNotApplicable() {
        Profile then = Profile.of(new Worlds(1).draw(1_000));
        Profile now = Profile.of(new Worlds(2).draw(1_000), then);

        DriftReport report =
                Drift.between(then, new Profile(1_000, now.columns().subList(1, 9)), POLICY);

        assertThat(report.column("normal").verdict()).isEqualTo(DriftVerdict.NOT_APPLICABLE);
        assertThat(report.columns()).hasSize(9);
    }

    @Test
    void differentBinsCannotBeCompared() {
        Profile then = Profile.of(Dataset.of(Map.of("x", normal(1_000, 0, 1))));
        Profile now = Profile.of(Dataset.of(Map.of("x", normal(1_000, 0, 2))));

        assertThatThrownBy(() -> Drift.between(then, now, POLICY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("those of \"x\" differ");
    }

    @Test
    void aReportKnowsItsColumns() {
        Profile then = Profile.of(new Worlds(1).draw(1_000));
        DriftReport report = Drift.between(then, then, POLICY);

        assertThat(report.drifted()).isEmpty();
        assertThat(report.isTelling()).isTrue();
        assertThat(report).hasToString("DriftReport[1000 rows against 1000, no drift, overall NONE]");
        assertThatThrownBy(() -> report.column("nobody"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("normal");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN})
    void aSizeOfNothingIsRefused(double size) {
        assertThatThrownBy(() -> POLICY.withLeastSize(size))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leastSize must be above 0");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, Double.NaN})
    void anAlphaThatIsNoChanceIsRefused(double alpha) {
        assertThatThrownBy(() -> POLICY.withAlpha(alpha)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Half of them "a", the others from {@code others}. */
    private static Column halfOf(IntFunction<String> others) {
        return Columns.categories(IntStream.range(0, 1_000)
                .mapToObj(row -> row % 2 == 0 ? "a" : others.apply(row))
                .toList());
    }

    @Test
    void aFloodOfOneNewValueAmongManyRareOnesIsADrift() {
        ColumnDrift found = drift(halfOf(row -> "once " + row), halfOf(row -> "BUG"));

        assertThat(found.verdict()).isEqualTo(DriftVerdict.DRIFT);
    }

    @Test
    void aFloodOfOneRareValueIsADrift() {
        ColumnDrift found = drift(halfOf(row -> "once " + row), halfOf(row -> "once 1"));

        assertThat(found.verdict()).isEqualTo(DriftVerdict.DRIFT);
    }

    @Test
    void manyDifferentNewValuesAmongManyRareOnesAreNoDrift() {
        ColumnDrift found = drift(halfOf(row -> "once " + row), halfOf(row -> "new " + row));

        assertThat(found.verdict()).isEqualTo(DriftVerdict.NONE);
        assertThat(found.divergence().orElseThrow().size()).isLessThan(0.001);
    }

    @Test
    void manyDifferentNewValuesAreADriftWhereFewWereRare() {
        ColumnDrift found =
                drift(halfOf(row -> row < 10 ? "once " + row : "ward " + row % 50), halfOf(row -> "new " + row));

        assertThat(found.verdict()).isEqualTo(DriftVerdict.DRIFT);
    }

    @Test
    void namesThatAreAllOneAreStuck() {
        Column names = Columns.texts(
                IntStream.range(0, 5_000).mapToObj(row -> "name " + row).toList());

        ColumnDrift found = drift(names, Columns.texts(Collections.nCopies(5_000, "BUG")));

        assertThat(found.verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(found.causes()).extracting(DriftCause::kind).containsExactly(DriftCause.Kind.STUCK);
    }

    @Test
    void rareCategoriesThatBecomeNumbersAreADrift() {
        Column ids = Columns.categories(
                IntStream.range(0, 900).mapToObj(row -> "id " + row).toList());
        Column numbers = Columns.integers(IntStream.range(0, 900).asLongStream().toArray());

        ColumnDrift found = drift(ids, numbers);

        assertThat(found.verdict()).isEqualTo(DriftVerdict.DRIFT);
    }
}
