package org.evermodel.evaluate;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.model.Task;
import org.evermodel.profile.Profile;

/**
 * What was measured of a model on some rows. A measure that is undefined on these rows, such as ROC AUC where only one
 * class occurs, is absent: never NaN, never 0.
 *
 * @param task what the model answers
 * @param rows how many rows were measured
 * @param metrics the measures that are defined
 * @param baseline the measures of the predictor that knows only the training target: its class shares, or its mean
 * @param confusion true against predicted class; empty for regression
 * @param slices by column, the measures of the rows of each of its values
 * @param answers what the answers looked like, as a table of {@link org.evermodel.model.Predictions#toTable()}, to be
 *     compared with later ones; empty where that was not kept
 */
public record Evaluation(
        Task task,
        int rows,
        Map<Metric, Estimate> metrics,
        Map<Metric, Estimate> baseline,
        Optional<ConfusionMatrix> confusion,
        Map<String, List<Slice>> slices,
        Optional<Profile> answers) {

    /** Copies the maps, keeping their order. */
    public Evaluation {
        metrics = ordered(metrics);
        baseline = ordered(baseline);
        Map<String, List<Slice>> copy = new LinkedHashMap<>();
        slices.forEach((column, values) -> copy.put(column, List.copyOf(values)));
        slices = Collections.unmodifiableMap(copy);
    }

    /**
     * The rows that share one value of a column.
     *
     * @param value the value, or empty for the rows where it is missing
     * @param rows how many rows
     * @param metrics the measures that are defined on them
     */
    public record Slice(Optional<String> value, int rows, Map<Metric, Estimate> metrics) {
        /** Copies the map, keeping its order. */
        public Slice {
            metrics = ordered(metrics);
        }
    }

    /** One measure, or empty where it is undefined on these rows. */
    public Optional<Estimate> metric(Metric metric) {
        return Optional.ofNullable(metrics.get(metric));
    }

    private static Map<Metric, Estimate> ordered(Map<Metric, Estimate> metrics) {
        Map<Metric, Estimate> copy = new EnumMap<>(Metric.class);
        copy.putAll(metrics);
        return Collections.unmodifiableMap(copy);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Evaluation[" + rows + " rows");
        metrics.forEach((metric, estimate) ->
                text.append(", ").append(metric.id()).append(' ').append(estimate));
        return text.append(']').toString();
    }
}
