package org.evermodel.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.evermodel.Verdict;
import org.evermodel.data.Dataset;
import org.evermodel.model.Trainer;
import org.evermodel.testkit.SampleTables;
import org.evermodel.testkit.TestTrainers;
import org.junit.jupiter.api.Test;

class BetterThanBaselineTest {
    private static final int SEEDS = 120;
    /** One time in forty, of so many. */
    private static final long AT_MOST = SEEDS / 40;

    private static Verdict judge(Trainer trainer, String target, Dataset train, Dataset test) {
        return Gates.betterThanBaseline().judge(Judged.evaluated(trainer, target, train, test), Judged.CONTEXT);
    }

    @Test
    void acceptsAClassifierThatHasLearned() {
        var verdict = judge(
                TestTrainers.nearestMean(),
                "outcome",
                SampleTables.classified(400, 1),
                SampleTables.classified(300, 2));

        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        assertThat(verdict.reason())
                .matches("logLoss 0\\.\\d+ against the baseline's 0\\.\\d+: better by 0\\.\\d+ \\[.+] on 300 rows");
    }

    @Test
    void acceptsARegressorThatHasLearned() {
        var verdict = judge(
                TestTrainers.leastSquares(), "days", SampleTables.measured(400, 1), SampleTables.measured(300, 2));

        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        assertThat(verdict.reason()).startsWith("rmse ");
    }

    @Test
    void acceptsAClassifierOfManyClasses() {
        var verdict = judge(
                TestTrainers.nearestMean(),
                "group",
                SampleTables.ofManyClasses(400, 1),
                SampleTables.ofManyClasses(300, 2));

        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void rejectsWhatAnswersLikeTheBaseline() {
        var verdict = judge(
                TestTrainers.majority(), "outcome", SampleTables.classified(400, 1), SampleTables.classified(300, 2));

        assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
        assertThat(verdict.reason()).contains("better by 0 [0, 0]").endsWith("which is not surely better");
    }

    @Test
    void rejectsWhatLearnedFromShuffledClasses() {
        long passed = IntStream.range(0, SEEDS)
                .filter(seed -> {
                    var table = Judged.shuffled(SampleTables.classified(300, seed), "outcome", seed);
                    return judge(TestTrainers.nearestMean(), "outcome", table.slice(0, 200), table.slice(200, 300))
                            .passed();
                })
                .count();

        assertThat(passed).isLessThanOrEqualTo(AT_MOST);
    }

    @Test
    void rejectsWhatLearnedFromShuffledNumbers() {
        long passed = IntStream.range(0, SEEDS)
                .filter(seed -> {
                    var table = Judged.shuffled(SampleTables.measured(300, seed), "days", seed);
                    return judge(TestTrainers.leastSquares(), "days", table.slice(0, 200), table.slice(200, 300))
                            .passed();
                })
                .count();

        assertThat(passed).isLessThanOrEqualTo(AT_MOST);
    }

    @Test
    void cannotDecideWithoutTestRows() {
        var verdict = judge(
                TestTrainers.nearestMean(), "outcome", SampleTables.classified(40, 1), SampleTables.classified(1, 2));

        assertThat(verdict)
                .isEqualTo(
                        new Verdict.Insufficient("a comparison with the baseline needs 2 test rows, but there are 1"));
    }
}
