package org.evermodel.model;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.evermodel.MlopsException;

/**
 * How trainers did in a {@link CrossValidation}.
 *
 * @param task what was learned
 * @param scores those that took part, in the order they were given
 * @param chosen the one to take
 */
public record TrainerComparison(Task task, List<Score> scores, Trainer chosen) {
    /** Copies the scores. */
    public TrainerComparison {
        scores = List.copyOf(scores);
    }

    /**
     * How one trainer did.
     *
     * @param trainer its name
     * @param loss over all judged rows, the log-loss of a classifier or the root mean squared error of a regressor;
     *     infinite where it diverged
     * @param judged how many rows it was judged on
     * @param learned how many rows it learned from in the first fold
     * @param there how many rows it could have learned from there; more than {@code learned} where a sample was drawn
     */
    public record Score(String trainer, double loss, int judged, int learned, int there) {
        /** Whether the trainer learned from a sample of the rows only. */
        public boolean sampled() {
            return learned < there;
        }

        /** In a few words, such as {@code 0.3127 on 22793 rows, learned from 10000 of 15195}. */
        @Override
        public String toString() {
            String value = Double.isFinite(loss) ? String.format(Locale.ROOT, "%.4f", loss) : "diverged";
            return value + " on " + judged + " rows" + (sampled() ? ", learned from " + learned + " of " + there : "");
        }
    }

    static TrainerComparison of(Task task, List<Contender> contenders) {
        Contender best = contenders.stream()
                .min(Comparator.comparingDouble(Contender::meanLoss))
                .orElseThrow();
        if (Double.isInfinite(best.meanLoss())) {
            throw new MlopsException("all of "
                    + contenders.stream().map(each -> each.trainer().name()).toList() + " diverged; check the columns");
        }
        Contender chosen = contenders.stream()
                .filter(each -> each == best || each.isAsGoodAs(best))
                .findFirst()
                .orElse(best);
        return new TrainerComparison(
                task, contenders.stream().map(each -> each.score(task)).toList(), chosen.trainer());
    }

    /** What the losses are: {@code logLoss} or {@code rmse}. */
    public String measure() {
        return task == Task.REGRESSION ? "rmse" : "logLoss";
    }

    /** The comparison as facts of a candidate, by name: {@code comparison.cart} is {@code logLoss 0.3127 on …}. */
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        scores.forEach(score -> facts.put("comparison." + score.trainer(), measure() + " " + score));
        return facts;
    }

    /** The finite losses as metrics of a run, by name: {@code comparison.cart.logLoss}. */
    public Map<String, Double> metrics() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        scores.stream()
                .filter(score -> Double.isFinite(score.loss()))
                .forEach(score -> metrics.put("comparison." + score.trainer() + "." + measure(), score.loss()));
        return metrics;
    }

    @Override
    public String toString() {
        return "TrainerComparison[" + chosen.name() + " of " + facts() + "]";
    }
}
