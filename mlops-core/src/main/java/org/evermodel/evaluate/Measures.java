package org.evermodel.evaluate;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.evermodel.model.Task;

/** Which measure computes which metric. */
final class Measures {
    private Measures() {}

    static Measure<ClassAnswers> ofClasses(Metric metric) {
        return switch (metric) {
            case ACCURACY -> new Accuracy();
            case BALANCED_ACCURACY -> ClassShares.balancedAccuracy();
            case PRECISION -> ClassShares.precision();
            case RECALL -> ClassShares.recall();
            case F1 -> new F1();
            case ROC_AUC -> new RocAuc();
            case LOG_LOSS -> MeanLoss.logarithmic();
            case BRIER -> MeanLoss.brier();
            case RMSE, MAE, R2 -> throw new IllegalArgumentException(metric + " does not measure classes");
        };
    }

    static Measure<NumberAnswers> ofNumbers(Metric metric) {
        return switch (metric) {
            case RMSE -> new RootMeanSquare();
            case MAE -> MeanLoss.absolute();
            case R2 -> new Determination();
            default -> throw new IllegalArgumentException(metric + " does not measure numbers");
        };
    }

    static Map<Metric, Estimate> all(ClassAnswers answers) {
        return all(Task.CLASSIFICATION, Measures::ofClasses, answers);
    }

    static Map<Metric, Estimate> all(NumberAnswers answers) {
        return all(Task.REGRESSION, Measures::ofNumbers, answers);
    }

    private static <A> Map<Metric, Estimate> all(Task task, Function<Metric, Measure<A>> measures, A answers) {
        Map<Metric, Estimate> estimates = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            if (metric.task() == task) {
                measures.apply(metric).estimate(answers).ifPresent(value -> estimates.put(metric, value));
            }
        }
        return estimates;
    }
}
