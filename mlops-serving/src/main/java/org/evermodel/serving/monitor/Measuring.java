package org.evermodel.serving.monitor;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.evermodel.evaluate.Metric;
import org.evermodel.model.Predictions;
import org.evermodel.model.Task;
import org.jspecify.annotations.Nullable;

/** Measures answers by labels. */
final class Measuring {
    private Measuring() {}

    /** {@code truth} has a value for each of the answers, of the target's type. */
    static Performance of(Predictions answers, List<? extends @Nullable Object> truth, int answered) {
        return answers.signature().task() == Task.REGRESSION
                ? ofNumbers(answers, truth, answered)
                : ofClasses(answers, truth, answered);
    }

    private static Performance ofClasses(Predictions answers, List<? extends @Nullable Object> truth, int answered) {
        List<String> classes = answers.signature().classes();
        double[] wrong =
                losses(answers, row -> classes.get(answers.winner(row)).equals(String.valueOf(truth.get(row))) ? 0 : 1);
        double mean = mean(wrong);
        return new Performance(wrong.length, answered, mean, error(wrong, mean), Map.of(Metric.ACCURACY, 1 - mean));
    }

    private static Performance ofNumbers(Predictions answers, List<? extends @Nullable Object> truth, int answered) {
        double[] off = losses(
                answers, row -> truth.get(row) instanceof Number is ? is.doubleValue() - answers.number(row) : 0);
        double squares = mean(Arrays.stream(off).map(each -> each * each).toArray());
        double[] sizes = Arrays.stream(off).map(Math::abs).toArray();
        double mean = mean(sizes);
        Map<Metric, Double> metrics = new EnumMap<>(Metric.class);
        metrics.put(Metric.RMSE, Math.sqrt(squares));
        metrics.put(Metric.MAE, mean);
        return new Performance(off.length, answered, mean, error(sizes, mean), metrics);
    }

    private static double[] losses(Predictions answers, IntToDoubleFunction loss) {
        double[] losses = new double[answers.size()];
        Arrays.setAll(losses, loss);
        return losses;
    }

    private static double mean(double[] terms) {
        return Arrays.stream(terms).sum() / terms.length;
    }

    /** The standard error of a mean: the sample's standard deviation by the root of its size. */
    private static double error(double[] terms, double mean) {
        if (terms.length < 2) {
            return 0;
        }
        double squares =
                Arrays.stream(terms).map(each -> (each - mean) * (each - mean)).sum();
        return Math.sqrt(squares / (terms.length - 1) / terms.length);
    }
}
