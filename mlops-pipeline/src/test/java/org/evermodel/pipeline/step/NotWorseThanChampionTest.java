package org.evermodel.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.evermodel.Verdict;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.evaluate.Metric;
import org.evermodel.model.Target;
import org.evermodel.model.Training;
import org.evermodel.model.Transforms;
import org.evermodel.pipeline.Judgement;
import org.evermodel.pipeline.WhenInsufficient;
import org.evermodel.testkit.SampleTables;
import org.evermodel.testkit.TestTrainers;
import org.junit.jupiter.api.Test;

class NotWorseThanChampionTest {
    private static final Dataset OLD = SampleTables.classified(400, 1);
    private static final Dataset TRAIN = SampleTables.classified(400, 2);
    private static final Dataset TEST = SampleTables.classified(300, 3);
    private static final Evaluated GOOD = Judged.evaluated(TestTrainers.nearestMean(), "outcome", TRAIN, TEST);
    private static final Evaluated BAD = Judged.evaluated(TestTrainers.majority(), "outcome", TRAIN, TEST);

    private final Judged.Champion good = Judged.Champion.of(TestTrainers.nearestMean(), "outcome", OLD);
    private final Judged.Champion bad = Judged.Champion.of(TestTrainers.majority(), "outcome", OLD);

    @Test
    void acceptsWhereThereIsNoChampionYet() {
        var verdict = Gates.notWorseThan(Optional::empty, Metric.ROC_AUC, 0.01).judge(GOOD, Judged.CONTEXT);

        assertThat(verdict).isEqualTo(new Verdict.Accepted("there is no champion yet to be worse than"));
    }

    @Test
    void acceptsWhatIsBetter() {
        var verdict = Gates.notWorseThan(bad, Metric.LOG_LOSS, 0).judge(GOOD, Judged.CONTEXT);

        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        assertThat(verdict.reason())
                .matches("logLoss 0\\.\\d+ against champion models:/churn/3's 0\\.\\d+: better by 0\\.\\d+ \\[.+]"
                        + " on 300 rows that neither has seen");
    }

    @Test
    void rejectsWhatIsSignificantlyWorseWhateverTheMargin() {
        var verdict = Gates.notWorseThan(good, Metric.LOG_LOSS, 100).judge(BAD, Judged.CONTEXT);

        assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
        assertThat(verdict.reason()).contains("worse by").endsWith("significantly (p < 0.0001)");
    }

    @Test
    void rejectsALossBeyondTheMarginThoughItIsNotSignificant() {
        var learnedFromMore =
                Judged.Champion.of(TestTrainers.nearestMean(), "outcome", SampleTables.classified(4_000, 1));
        var nearlyAsGood = Judged.evaluated(
                TestTrainers.nearestMean(), "outcome", SampleTables.classified(800, 7), TEST.slice(0, 120));

        var strictMargin =
                Gates.notWorseThan(learnedFromMore, Metric.ACCURACY, 0).judge(nearlyAsGood, Judged.CONTEXT);
        var wideMargin =
                Gates.notWorseThan(learnedFromMore, Metric.ACCURACY, 0.5).judge(nearlyAsGood, Judged.CONTEXT);

        assertThat(strictMargin).isInstanceOf(Verdict.Rejected.class);
        assertThat(strictMargin.reason()).endsWith("more than the margin of 0");
        assertThat(wideMargin).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void canDemandThatALossOfTheMarginIsRuledOut() {
        var gate = Gates.notWorseThan(good, Metric.ACCURACY, 0.005);

        assertThat(gate.judge(GOOD, Judged.CONTEXT).passed()).isTrue();
        assertThat(gate.strictly().judge(GOOD, Judged.CONTEXT).reason())
                .endsWith("where a loss of the margin of 0.005 cannot be ruled out");
        assertThat(Gates.notWorseThan(good, Metric.ACCURACY, 0.2)
                        .strictly()
                        .judge(GOOD, Judged.CONTEXT)
                        .passed())
                .isTrue();
    }

    @Test
    void leavesOutTheRowsThatTheChampionHasSeen() {
        var mixed = OLD.slice(0, 150).append(TEST.slice(0, 110));
        var candidate = Judged.evaluated(TestTrainers.nearestMean(), "outcome", TRAIN, mixed);

        var verdict = Gates.notWorseThan(bad, Metric.LOG_LOSS, 0).judge(candidate, Judged.CONTEXT);

        assertThat(verdict.reason()).contains("on 110 rows that neither has seen");
    }

    @Test
    void leavesOutTheRowsThatTheCandidateHasSeen() {
        var fresh = TRAIN.slice(0, 150).append(TEST.slice(0, 120));

        var verdict = Gates.notWorseThan(bad, Metric.LOG_LOSS, 0).judge(GOOD, Judged.CONTEXT.withFreshRows(fresh));

        assertThat(verdict.reason()).contains("on 120 rows that neither has seen");
    }

    @Test
    void judgesOnFreshRowsWhereThereAreAny() {
        var verdict = Gates.notWorseThan(bad, Metric.LOG_LOSS, 0)
                .judge(GOOD, Judged.CONTEXT.withFreshRows(SampleTables.classified(200, 9)));

        assertThat(verdict.reason()).contains("on 200 rows");
    }

    @Test
    void cannotDecideOnFewerThanAHundredUnseenRows() {
        var mixed = OLD.slice(0, 150).append(TEST.slice(0, 99));
        var candidate = Judged.evaluated(TestTrainers.nearestMean(), "outcome", TRAIN, mixed);
        var gate = Gates.notWorseThan(bad, Metric.LOG_LOSS, 0);

        var verdict = gate.judge(candidate, Judged.CONTEXT);

        assertThat(verdict)
                .isEqualTo(new Verdict.Insufficient("only 99 rows are new to both the candidate and the champion "
                        + "models:/churn/3, and 100 are needed"));
        assertThat(gate.whenInsufficient()).isEqualTo(WhenInsufficient.REFUSE);
    }

    @Test
    void tellsThePolicyThatLetsItThrough() {
        var gate = Gates.notWorseThan(bad, Metric.LOG_LOSS, 0).whenInsufficient(WhenInsufficient.ACCEPT);
        var candidate = Judged.evaluated(TestTrainers.nearestMean(), "outcome", TRAIN, TEST.slice(0, 50));

        var judgement = new Judgement("no regression", gate.judge(candidate, Judged.CONTEXT), gate.whenInsufficient());

        assertThat(judgement.passed()).isTrue();
        assertThat(judgement.reason()).contains("only 50 rows").contains("let through unjudged by the gate's policy");
    }

    @Test
    void cannotCompareAnswersToAnotherQuestion() {
        var other = Judged.Champion.of(TestTrainers.nearestMean(), "group", SampleTables.ofManyClasses(100, 1));
        var number = Judged.Champion.of(TestTrainers.leastSquares(), "days", SampleTables.measured(100, 1));

        for (var champion : List.of(other, number)) {
            var verdict = Gates.notWorseThan(champion, Metric.LOG_LOSS, 0).judge(GOOD, Judged.CONTEXT);

            assertThat(verdict).isInstanceOf(Verdict.Insufficient.class);
            assertThat(verdict.reason()).startsWith("the champion models:/churn/3 answers another question");
            assertThat(champion.closed()).hasValue(1);
        }
    }

    @Test
    void comparesByTheCandidatesPositiveClassAndSaysSo() {
        var otherPositive = Training.of(
                        Target.of("outcome").withPositives("no"),
                        Transforms.impute().standardize().oneHot())
                .train(TestTrainers.nearestMean(), OLD, 1);
        var turned = Judged.Champion.of(otherPositive, OLD);

        for (var metric : List.of(Metric.RECALL, Metric.PRECISION, Metric.F1, Metric.ROC_AUC, Metric.BRIER)) {
            var alike = Gates.notWorseThan(good, metric, 1).judge(GOOD, Judged.CONTEXT);
            var verdict = Gates.notWorseThan(turned, metric, 1).judge(GOOD, Judged.CONTEXT);

            assertThat(verdict)
                    .isEqualTo(new Verdict.Accepted(alike.reason() + ", with \"yes\" as the positive class of both"));
        }
    }

    @Test
    void cannotCompareWhereTheChampionNeedsColumnsThatAreGone() {
        var rows = TEST.drop("age").with("bmi", Columns.texts(java.util.Collections.nCopies(300, "stout")));
        var candidate = Judged.evaluated(
                TestTrainers.nearestMean(), "outcome", TRAIN.drop("age").drop("bmi"), rows);

        var verdict = Gates.notWorseThan(good, Metric.LOG_LOSS, 0).judge(candidate, Judged.CONTEXT);

        assertThat(verdict)
                .isEqualTo(new Verdict.Insufficient("the champion models:/churn/3 cannot answer these rows:"
                        + " it needs the columns age integer, bmi real"));
    }

    @Test
    void cannotCompareAMetricThatIsUndefined() {
        int[] ofOneClass = java.util.stream.IntStream.range(0, TEST.rowCount())
                .filter(row -> TEST.column("outcome").value(row).equals(Optional.of("yes")))
                .toArray();
        var candidate = Judged.evaluated(TestTrainers.nearestMean(), "outcome", TRAIN, TEST.take(ofOneClass));

        var verdict = Gates.notWorseThan(good, Metric.ROC_AUC, 0).judge(candidate, Judged.CONTEXT);

        assertThat(verdict).isInstanceOf(Verdict.Insufficient.class);
        assertThat(verdict.reason()).startsWith("rocAuc is undefined on the ");
    }

    @Test
    void closesTheChampionItLoaded() {
        Gates.notWorseThan(good, Metric.LOG_LOSS, 0).judge(GOOD, Judged.CONTEXT);

        assertThat(good.closed()).hasValue(1);
    }

    @Test
    void comparesNumbersToo() {
        var train = SampleTables.measured(200, 1);
        var candidate = Judged.evaluated(TestTrainers.leastSquares(), "days", train, SampleTables.measured(200, 2));
        var champion = Judged.Champion.of(TestTrainers.majority(), "days", SampleTables.measured(200, 3));

        assertThat(Gates.notWorseThan(champion, Metric.RMSE, 0)
                        .judge(candidate, Judged.CONTEXT)
                        .reason())
                .startsWith("rmse ")
                .contains("better by");
    }

    @Test
    void refusesAMarginAnAlphaAndANumberOfRowsThatMakeNoSense() {
        assertThatThrownBy(() -> Gates.notWorseThan(good, Metric.ACCURACY, -0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the margin of accuracy must be finite and at least 0, but was -0.1");
        assertThatThrownBy(() -> new NotWorseThanChampion(good, Metric.F1, 0, 1, false, 100, WhenInsufficient.REFUSE))
                .hasMessage("alpha must be in (0, 1), but was 1.0");
        assertThatThrownBy(() -> new NotWorseThanChampion(good, Metric.F1, 0, 0.05, false, 1, WhenInsufficient.REFUSE))
                .hasMessage("a comparison needs at least 2 rows, but was given 1");
    }
}
