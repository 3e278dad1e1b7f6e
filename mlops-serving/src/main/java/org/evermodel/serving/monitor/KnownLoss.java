package org.evermodel.serving.monitor;

import org.evermodel.evaluate.Estimate;
import org.evermodel.evaluate.Evaluation;
import org.evermodel.evaluate.Metric;
import org.evermodel.model.Task;

/**
 * The loss a model had on rows it had not seen.
 *
 * @param mean the share of wrong classes, or the mean absolute error in the target's unit
 * @param standardError how far that is, typically, from what it is in the long run
 * @param rows on how many rows it was measured
 */
public record KnownLoss(double mean, double standardError, int rows) {
    private static final double Z95 = 1.959963984540054;

    /** Refuses negative and infinite numbers. */
    public KnownLoss {
        if (!(mean >= 0 && mean < Double.POSITIVE_INFINITY)
                || !(standardError >= 0 && standardError < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a loss and its standard error must be finite and at least 0, but were "
                    + mean + " and " + standardError);
        }
    }

    /** From the accuracy or the mean absolute error; empty where that was undefined. */
    static java.util.Optional<KnownLoss> of(Evaluation evaluation) {
        return evaluation.task() == Task.REGRESSION
                ? evaluation.metric(Metric.MAE).map(KnownLoss::ofAbsoluteError)
                : evaluation.metric(Metric.ACCURACY).map(KnownLoss::ofAccuracy);
    }

    private static KnownLoss ofAccuracy(Estimate accuracy) {
        double wrong = 1 - accuracy.value();
        return new KnownLoss(wrong, Math.sqrt(wrong * (1 - wrong) / accuracy.rows()), accuracy.rows());
    }

    private static KnownLoss ofAbsoluteError(Estimate error) {
        return new KnownLoss(error.value(), (error.high() - error.low()) / (2 * Z95), error.rows());
    }
}
