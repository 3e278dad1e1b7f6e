package org.evermodel.tribuo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.evermodel.evaluate.Evaluation;
import org.evermodel.evaluate.Metric;
import org.evermodel.model.Trainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The stock settings on real tables, split at random by five seeds where nothing else is said. */
class RealDataTest {
    private static final int SEEDS = 5;

    private static List<Double> each(Metric metric, Trainer trainer, LongFunction<RealTable> table) {
        return LongStream.range(0, SEEDS)
                .mapToDouble(seed -> value(table.apply(seed).judge(trainer, seed), metric))
                .boxed()
                .toList();
    }

    private static double value(Evaluation evaluation, Metric metric) {
        return evaluation.metric(metric).orElseThrow().value();
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    @Test
    void logisticRegressionTellsIrisesApart() {
        List<Double> accuracy = each(Metric.ACCURACY, TribuoTrainers.logisticRegression(), RealTable::iris);

        assertThat(mean(accuracy)).isGreaterThan(0.94);
        assertThat(accuracy).allMatch(value -> value > 0.88);
    }

    @Test
    void logisticRegressionRanksHearts() {
        List<Double> area = each(Metric.ROC_AUC, TribuoTrainers.logisticRegression(), RealTable::heart);

        assertThat(mean(area)).isGreaterThan(0.88);
        assertThat(area).allMatch(value -> value > 0.8);
    }

    @Test
    void forestsRankHearts() {
        assertThat(mean(each(Metric.ROC_AUC, TribuoTrainers.randomForest(), RealTable::heart)))
                .isGreaterThan(0.88);
    }

    @Test
    void boostingRatesWines() {
        assertThat(each(Metric.RMSE, TribuoTrainers.xgboost(), RealTable::wine)).allMatch(value -> value < 0.66);
    }

    @Test
    void forestsRateWines() {
        assertThat(each(Metric.RMSE, TribuoTrainers.randomForest(), RealTable::wine))
                .allMatch(value -> value < 0.66);
    }

    @Test
    void linearRegressionRatesWinesAsLeastSquaresDoes() {
        assertThat(mean(each(Metric.RMSE, TribuoTrainers.linearRegression(), RealTable::wine)))
                .isBetween(0.62, 0.68);
    }

    @Test
    @Tag("slow")
    void boostingForetellsTheLastHoursOfBikes() {
        RealTable bike = RealTable.bike();

        double boosting = value(bike.judge(TribuoTrainers.xgboost(), 1), Metric.R2);

        assertThat(boosting).isGreaterThan(0.87);
        assertThat(boosting).isGreaterThan(value(bike.judge(TribuoTrainers.linearRegression(), 1), Metric.R2));
        assertThat(value(bike.judge(TribuoTrainers.randomForest(), 1), Metric.R2))
                .isGreaterThan(0.84);
    }

    @Test
    @Tag("slow")
    void boostingTellsAdultsIncomes() {
        Evaluation boosting = RealTable.adult().judge(TribuoTrainers.xgboost(), 1);

        assertThat(value(boosting, Metric.ACCURACY)).isGreaterThan(0.87);
        assertThat(value(boosting, Metric.ROC_AUC)).isGreaterThan(0.925);
    }

    @Test
    @Tag("slow")
    void theOthersComeNear() {
        RealTable adult = RealTable.adult();

        assertThat(value(adult.judge(TribuoTrainers.randomForest(), 1), Metric.ROC_AUC))
                .isGreaterThan(0.91);
        assertThat(value(adult.judge(TribuoTrainers.logisticRegression(), 1), Metric.ROC_AUC))
                .isGreaterThan(0.90);
        assertThat(value(adult.judge(TribuoTrainers.cart(), 1), Metric.ROC_AUC)).isGreaterThan(0.90);
    }
}
