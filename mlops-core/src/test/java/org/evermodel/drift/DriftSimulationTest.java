package org.evermodel.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.profile.Profile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How often verdicts are wrong, over many seeded draws. */
class DriftSimulationTest {
    private static final double NOMINAL = 0.05;

    /** Any change that is not chance counts, however small, and however few rows there are. */
    private static final DriftPolicy CERTAINTY_ALONE =
            DriftPolicy.defaults().withLeastSize(1e-9).withAlpha(NOMINAL).withLeastRows(1);

    private static double falseAlarms(int reference, int rows, int trials, DriftPolicy policy) {
        Worlds worlds = new Worlds(31L * rows + reference);
        return falseAlarms(worlds::draw, reference, rows, trials, policy);
    }

    private static double falseAlarms(
            IntFunction<Dataset> draw, int reference, int rows, int trials, DriftPolicy policy) {
        long alarms = IntStream.range(0, trials)
                .filter(trial -> {
                    Profile then = Profile.of(draw.apply(reference));
                    Profile now = Profile.of(draw.apply(rows), then);
                    return !Drift.between(then, now, policy).drifted().isEmpty();
                })
                .count();
        return (double) alarms / trials;
    }

    /** Three standard errors of a share of so many trials. */
    private static double luck(double share, int trials) {
        return 3 * Math.sqrt(share * (1 - share) / trials);
    }

    @ParameterizedTest
    @CsvSource({"2000,50", "2000,200", "2000,1000"})
    void whereNothingChangesCertaintyErrsNoMoreThanItSays(int reference, int rows) {
        assertThat(falseAlarms(reference, rows, 200, CERTAINTY_ALONE))
                .isLessThanOrEqualTo(NOMINAL + luck(NOMINAL, 200));
    }

    @ParameterizedTest
    @CsvSource({"200,2000", "200,200", "500,5000", "2000,200", "2000,50"})
    void tailsOfManyColumnsAreNoDriftHoweverUnequalTheSamplesAre(int reference, int rows) {
        Worlds worlds = new Worlds(17L * rows + reference);

        double found = falseAlarms(
                size -> worlds.tails(size, 10),
                reference,
                rows,
                300,
                DriftPolicy.defaults().withLeastRows(1));

        assertThat(found).isLessThanOrEqualTo(DriftPolicy.defaults().alpha() + luck(0.01, 300));
    }

    @ParameterizedTest
    @CsvSource({"200,200", "2000,200", "2000,500", "2000,2000", "500,2000"})
    void whereNothingChangesHardlyAnythingIsCalledADrift(int reference, int rows) {
        assertThat(falseAlarms(reference, rows, 100, DriftPolicy.defaults()))
                .isLessThanOrEqualTo(DriftPolicy.defaults().alpha() + luck(0.01, 100));
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"4000,200", "4000,500", "4000,1000", "4000,5000", "4000,10000", "10000,10000", "40000,1000"})
    void whereNothingChangesHardlyAnythingIsCalledADriftAtAnySize(int reference, int rows) {
        assertThat(falseAlarms(reference, rows, 400, DriftPolicy.defaults()))
                .isLessThanOrEqualTo(DriftPolicy.defaults().alpha() + luck(0.01, 400));
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"20000,100000", "100000,100000"})
    void whereNothingChangesHardlyAnythingIsCalledADriftOfAHundredThousandRows(int reference, int rows) {
        assertThat(falseAlarms(reference, rows, 40, DriftPolicy.defaults()))
                .isLessThanOrEqualTo(DriftPolicy.defaults().alpha() + luck(0.01, 40));
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 4_000})
    void aShiftByThreeTenthsOfADeviationIsCaughtInAThousandRows(int reference) {
        int trials = 400;
        SplittableRandom random = new SplittableRandom(5);
        long caught = IntStream.range(0, trials)
                .filter(trial -> {
                    Profile then = Profile.of(normal(reference, 0, random));
                    Profile now = Profile.of(normal(1_000, 0.3, random), then);
                    return !Drift.between(then, now, DriftPolicy.defaults())
                            .drifted()
                            .isEmpty();
                })
                .count();
        assertThat(caught / (double) trials).isGreaterThanOrEqualTo(0.95);
    }

    private static Dataset normal(int rows, double shift, SplittableRandom random) {
        double[] drawn = IntStream.range(0, rows)
                .mapToDouble(row -> random.nextGaussian() + shift)
                .toArray();
        return Dataset.of(java.util.Map.of("x", Columns.reals(drawn)));
    }
}
