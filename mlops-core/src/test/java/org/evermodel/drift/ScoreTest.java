package org.evermodel.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.evermodel.data.Column;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.data.DatasetSource;
import org.evermodel.drift.Score.Measure;
import org.evermodel.profile.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreTest {
    private static double[] normal(int rows, double shift, SplittableRandom random) {
        return IntStream.range(0, rows)
                .mapToDouble(row -> shift + random.nextGaussian())
                .toArray();
    }

    private static ColumnDrift drift(double[] reference, double[] current) {
        return Drift.between(
                        Dataset.of(Map.of("x", Columns.reals(reference))),
                        Dataset.of(Map.of("x", Columns.reals(current))),
                        DriftPolicy.defaults())
                .column("x");
    }

    @Test
    void aColumnOfNumbersHasEveryMeasureAndOneOfCategoriesThoseThatNeedNoOrder() {
        Column letters = Columns.categories(
                IntStream.range(0, 1_000).mapToObj(i -> i % 2 == 0 ? "a" : "b").toList());
        SplittableRandom random = new SplittableRandom(1);

        assertThat(drift(normal(1_000, 0, random), normal(1_000, 0, random)).scores())
                .extracting(Score::measure)
                .containsExactlyInAnyOrder(Measure.values());
        assertThat(Drift.between(
                                Dataset.of(Map.of("x", letters)),
                                Dataset.of(Map.of("x", letters)),
                                DriftPolicy.defaults())
                        .column("x")
                        .scores())
                .extracting(Score::measure)
                .containsExactlyInAnyOrder(
                        Measure.STABILITY_INDEX,
                        Measure.JENSEN_SHANNON,
                        Measure.CHI_SQUARE,
                        Measure.LARGEST_DIFFERENCE);
    }

    /** The smallest index that matters means a shift by the root of 0.05, 0.22 standard deviations. */
    @Test
    void allThresholdsMeanOneShift() {
        SplittableRandom random = new SplittableRandom(2);
        double shift = Math.sqrt(0.05);

        ColumnDrift found = drift(normal(400_000, 0, random), normal(400_000, shift, random));

        assertThat(found.scores())
                .allSatisfy(score -> assertThat(score.value() / score.threshold())
                        .as(score.toString())
                        .isBetween(0.85, 1.15));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 1_000, 20_000})
    void fiveOfAHundredWindowsWithoutDriftExceedTheirNoDriftValue(int rows) {
        SplittableRandom random = new SplittableRandom(rows);
        int trials = 400;
        Map<Measure, Integer> exceeded = new EnumMap<>(Measure.class);
        Map<Measure, Integer> significant = new EnumMap<>(Measure.class);
        Profile reference = Profile.of(Dataset.of(Map.of("x", Columns.reals(normal(rows, 0, random)))));
        for (int trial = 0; trial < trials; trial++) {
            Profile then = Profile.of(Dataset.of(Map.of("x", Columns.reals(normal(rows, 0, random)))), reference);
            Profile now = Profile.of(Dataset.of(Map.of("x", Columns.reals(normal(rows / 2, 0, random)))), then);
            for (Score score : Drift.between(then, now, DriftPolicy.defaults().withLeastRows(1))
                    .column("x")
                    .scores()) {
                exceeded.merge(score.measure(), score.value() > score.noDrift95() ? 1 : 0, Integer::sum);
                significant.merge(score.measure(), score.p() <= 0.05 ? 1 : 0, Integer::sum);
            }
        }
        // Three standard errors of 5 in 100.
        double most = trials * 0.05 + 3 * Math.sqrt(trials * 0.05 * 0.95);
        assertThat(exceeded)
                .allSatisfy((measure, count) ->
                        assertThat((double) count).as(measure.label()).isLessThanOrEqualTo(most));
        assertThat(significant)
                .allSatisfy((measure, count) ->
                        assertThat((double) count).as(measure.label()).isLessThanOrEqualTo(most));
        // Nor is any of them blind.
        assertThat(exceeded.get(Measure.CHI_SQUARE)).isPositive();
        assertThat(exceeded.get(Measure.WASSERSTEIN)).isPositive();
    }

    @ParameterizedTest
    @EnumSource(Measure.class)
    void aLargeShiftIsLargeByEveryMeasure(Measure measure) {
        SplittableRandom random = new SplittableRandom(3);

        Score score = drift(normal(5_000, 0, random), normal(2_000, 0.5, random))
                .score(measure)
                .orElseThrow();

        assertThat(score.matters()).isTrue();
        assertThat(score.value()).isGreaterThan(score.noDrift95());
        assertThat(score.adjustedP()).isLessThan(0.01);
        assertThat(List.of(score.referenceRows(), score.currentRows())).containsExactly(5_000L, 2_000L);
    }

    @Test
    void wassersteinOfBinsIsNearThatOfTheNumbers() {
        SplittableRandom random = new SplittableRandom(4);
        double[] then = normal(20_000, 0, random);
        double[] now = normal(20_000, 0.4, random);

        double binned =
                drift(then, now).score(Measure.WASSERSTEIN).orElseThrow().value();

        assertThat(binned).isCloseTo(NumberComparison.of(then, now).wassersteinNormalised(), within(0.03));
    }

    private static Dataset table(int drifted, int columns, int rows) {
        SplittableRandom random = new SplittableRandom(drifted);
        Map<String, Column> all = new java.util.LinkedHashMap<>();
        for (int i = 0; i < columns; i++) {
            all.put("c" + i, Columns.reals(normal(rows, i < drifted ? 1 : 0, random)));
        }
        return Dataset.of(all);
    }

    @Test
    void aTableDriftsWithHalfOfItsColumns() {
        Dataset then = table(0, 10, 2_000);

        DriftReport few = Drift.between(then, table(4, 10, 2_000), DriftPolicy.defaults());
        DriftReport half = Drift.between(then, table(5, 10, 2_000), DriftPolicy.defaults());

        assertThat(few.overall()).isEqualTo(new DatasetDrift(DriftVerdict.NONE, 0.4, 0.5, 10, 4, false));
        assertThat(half.verdict()).isEqualTo(DriftVerdict.DRIFT);
    }

    @Test
    void importantColumnsWeighMore() {
        DriftPolicy policy = DriftPolicy.defaults().withImportance(Map.of("c0", 3.0, "c5", 1.0, "c9", 1.0));

        DatasetDrift overall =
                Drift.between(table(0, 10, 2_000), table(1, 10, 2_000), policy).overall();

        assertThat(overall.share()).isCloseTo(0.6, within(1e-12));
        assertThat(overall.verdict()).isEqualTo(DriftVerdict.DRIFT);
        assertThat(overall.weighted()).isTrue();
    }

    @Test
    void columnsOfWhichNothingCanBeToldHaveNoPartInTheShare() {
        Column constant = Columns.integers(new long[2_000]);
        Dataset then = table(0, 1, 2_000).with("constant", constant).with("another", constant);
        Dataset now = table(1, 1, 2_000).with("constant", constant).with("another", constant);

        assertThat(Drift.between(then, now, DriftPolicy.defaults()).overall())
                .isEqualTo(new DatasetDrift(DriftVerdict.DRIFT, 1, 0.5, 1, 1, false));
        assertThat(Drift.between(then.drop("c0"), now.drop("c0"), DriftPolicy.defaults())
                        .verdict())
                .isEqualTo(DriftVerdict.NOT_APPLICABLE);
        assertThat(Drift.between(then, now.slice(0, 50), DriftPolicy.defaults()).verdict())
                .isEqualTo(DriftVerdict.INSUFFICIENT_DATA);
    }

    @Test
    void sourcesTablesAndProfilesAreComparedAlike() {
        Dataset then = new Worlds(5).draw(3_000);
        Dataset now = new Worlds(6).draw(3_000).drop("whole");
        DriftPolicy policy = DriftPolicy.defaults();

        DriftReport tables = Drift.between(then, now, policy);
        DriftReport sources = Drift.between(DatasetSource.of(then, "then"), DatasetSource.of(now, "now"), policy);

        List<String> verdicts = new ArrayList<>();
        sources.columns().forEach(column -> verdicts.add(column.column() + " " + column.verdict()));
        assertThat(tables.columns())
                .extracting(column -> column.column() + " " + column.verdict())
                .isEqualTo(verdicts);
        assertThat(sources.column("whole").verdict()).isEqualTo(DriftVerdict.NOT_APPLICABLE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1.5, Double.NaN})
    void aShareThatIsNoneIsRefused(double share) {
        assertThatThrownBy(() -> DriftPolicy.defaults().withLeastShare(share))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anImportanceBelowNothingIsRefused() {
        assertThatThrownBy(() -> DriftPolicy.defaults().withImportance(Map.of("x", -1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"x\"");
    }

    private static double moved(double[] then, double[] now) {
        Profile reference = Profile.of(Dataset.of(Map.of("x", Columns.reals(then))));
        Profile current = Profile.of(Dataset.of(Map.of("x", Columns.reals(now))), reference);
        return NumberMove.of(reference.column("x"), current.column("x"))
                .orElseThrow()
                .distance();
    }

    private static double[] times(double factor, double[] numbers) {
        return java.util.Arrays.stream(numbers).map(x -> factor * x).toArray();
    }

    @Test
    void aMoveInDeviationsDoesNotDependOnTheUnit() {
        double[] then = new SplittableRandom(1).doubles(2_000).toArray();
        double[] now = new SplittableRandom(2).doubles(2_000, 1, 2).toArray();

        assertThat(moved(times(1e-6, then), times(1e-6, now))).isCloseTo(moved(then, now), within(1e-6));
    }

    @Test
    void infinitiesDoNotMoveNumbers() {
        double[] then = new SplittableRandom(1).doubles(2_000).toArray();
        double[] now = java.util.Arrays.copyOf(then, 4_000);
        java.util.Arrays.fill(now, 2_000, 3_000, Double.NEGATIVE_INFINITY);
        java.util.Arrays.fill(now, 3_000, 4_000, Double.POSITIVE_INFINITY);

        assertThat(moved(then, now)).isCloseTo(0, within(1e-9));
    }
}
