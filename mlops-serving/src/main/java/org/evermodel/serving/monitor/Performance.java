package org.evermodel.serving.monitor;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.evermodel.evaluate.Metric;

/**
 * How right answers were.
 *
 * @param rows how many have a label, at least one
 * @param answered how many were answered
 * @param loss the share of wrong classes, or the mean absolute error in the target's unit
 * @param standardError of the loss as an estimate of what it is in the long run; 0 for a single row
 * @param metrics accuracy, or the root mean squared and the mean absolute error
 */
public record Performance(int rows, int answered, double loss, double standardError, Map<Metric, Double> metrics) {
    /** Copies the metrics. */
    public Performance {
        Map<Metric, Double> copy = new EnumMap<>(Metric.class);
        copy.putAll(metrics);
        metrics = Collections.unmodifiableMap(copy);
    }

    /** The share of the answers that have a label, in (0, 1]. */
    public double coverage() {
        return (double) rows / answered;
    }
}
