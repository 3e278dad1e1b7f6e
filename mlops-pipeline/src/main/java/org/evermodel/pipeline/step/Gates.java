package org.evermodel.pipeline.step;

import java.util.Optional;
import java.util.function.Supplier;
import org.evermodel.evaluate.Metric;
import org.evermodel.port.LoadedModel;

/**
 * The gates that most pipelines need.
 *
 * <pre>{@code
 * .gate("good enough", Gates.atLeast(Metric.ROC_AUC, 0.65).surely())
 * .gate("has learned", Gates.betterThanBaseline())
 * .gate("no regression", Gates.notWorseThan(() -> models.load(champion), Metric.ROC_AUC, 0.01))
 * }</pre>
 */
public final class Gates {
    private Gates() {}

    /** Accepts where the measured value is at least {@code floor}; for metrics of which more is better. */
    public static MetricLimit atLeast(Metric metric, double floor) {
        if (!metric.higherIsBetter()) {
            throw new IllegalArgumentException("the lower the " + metric.id() + " the better; limit it by atMost");
        }
        return new MetricLimit(metric, floor, false);
    }

    /** Accepts where the measured value is at most {@code ceiling}; for metrics of which less is better. */
    public static MetricLimit atMost(Metric metric, double ceiling) {
        if (metric.higherIsBetter()) {
            throw new IllegalArgumentException("the higher the " + metric.id() + " the better; limit it by atLeast");
        }
        return new MetricLimit(metric, ceiling, false);
    }

    /** Accepts what is surely better than the predictor that knows only the training target. */
    public static BetterThanBaseline betterThanBaseline() {
        return new BetterThanBaseline();
    }

    /**
     * Accepts what is not worse than the champion on rows that neither has seen.
     *
     * @param champion loads the present champion, or is empty where there is none yet; the gate closes it
     * @param metric what is compared
     * @param margin the largest loss that is borne, in the metric's unit
     */
    public static NotWorseThanChampion notWorseThan(
            Supplier<Optional<LoadedModel>> champion, Metric metric, double margin) {
        return NotWorseThanChampion.of(champion, metric, margin);
    }
}
