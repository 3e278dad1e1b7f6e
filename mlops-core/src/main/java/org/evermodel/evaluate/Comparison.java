package org.evermodel.evaluate;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.evermodel.data.Dataset;
import org.evermodel.model.Predictions;
import org.evermodel.model.Signature;

/**
 * A challenger against a champion on the same rows, by one metric. Because both answered the same rows, what was hard or
 * easy in them cancels out, and far smaller differences can be told than from two separate evaluations.
 *
 * <pre>{@code
 * Comparison duel = Comparison.of(Metric.LOG_LOSS, champion.predict(rows), challenger.predict(rows), rows).orElseThrow();
 * boolean better = duel.low() > 0;
 * }</pre>
 *
 * <p>Accuracy is compared by McNemar's test, exact below 25 rows of disagreement; ROC AUC by the paired test of DeLong;
 * log-loss, Brier and absolute error by Student's test on the differences of the rows' losses; every other metric by
 * Student's test on the rows' parts in its error (delta method).
 *
 * @param metric what is compared
 * @param champion the champion's value
 * @param challenger the challenger's value
 * @param advantage by how much the challenger is better, in the metric's unit; negative where it is worse, whichever way
 *     the metric counts
 * @param low the lower bound of the 95 % interval of the advantage
 * @param high its upper bound
 * @param pValue the chance of so large a difference, either way, between equals; 1 where there is none
 * @param rows how many rows both answered
 */
public record Comparison(
        Metric metric,
        double champion,
        double challenger,
        double advantage,
        double low,
        double high,
        double pValue,
        int rows) {

    /**
     * Compares answers for {@code rows}, whose target column holds the truth; empty where the metric is undefined for
     * either, or the rows are too few to know its spread: fewer than two, or, for ROC AUC, fewer than two of a class.
     * Classes may stand in another order in the champion's answers; which one is positive is the challenger's to say.
     *
     * <p>Throws IllegalArgumentException where the metric is of another task, the two do not answer the same question
     * (target, task, set of classes), or an answer or a truth cannot be measured, as in
     * {@link Evaluator#evaluate(Predictions, Dataset)}.
     */
    public static Optional<Comparison> of(Metric metric, Predictions champion, Predictions challenger, Dataset rows) {
        Signature signature = challenger.signature();
        if (metric.task() != signature.task()) {
            throw new IllegalArgumentException(
                    metric + " is a measure of " + metric.task() + ", but the models do " + signature.task());
        }
        Predictions aligned = Alignment.of(champion, signature);
        if (rows.rowCount() < 2) {
            return Optional.empty();
        }
        Truth truth = Truth.of(rows, signature);
        if (truth instanceof Truth.OfNumbers numbers) {
            return byInfluence(
                    metric,
                    Measures.ofNumbers(metric),
                    new NumberAnswers(aligned, numbers),
                    new NumberAnswers(challenger, numbers));
        }
        Truth.OfClasses classes = (Truth.OfClasses) truth;
        return ofClasses(metric, new ClassAnswers(aligned, classes), new ClassAnswers(challenger, classes));
    }

    private static Optional<Comparison> ofClasses(Metric metric, ClassAnswers champion, ClassAnswers challenger) {
        if (metric == Metric.ACCURACY) {
            return Optional.of(byMcNemar(champion, challenger));
        }
        boolean tooFew = metric == Metric.ROC_AUC
                && IntStream.range(0, champion.knownClasses()).anyMatch(each -> champion.occurring(each) < 2);
        return tooFew ? Optional.empty() : byInfluence(metric, Measures.ofClasses(metric), champion, challenger);
    }

    private static Comparison byMcNemar(ClassAnswers champion, ClassAnswers challenger) {
        int rows = champion.rows();
        int onlyChampion = 0;
        int onlyChallenger = 0;
        for (int row = 0; row < rows; row++) {
            onlyChampion += champion.right(row) && !challenger.right(row) ? 1 : 0;
            onlyChallenger += challenger.right(row) && !champion.right(row) ? 1 : 0;
        }
        McNemar test = new McNemar(rows, onlyChampion, onlyChallenger);
        Interval interval = test.difference();
        return new Comparison(
                Metric.ACCURACY,
                (double) champion.right() / rows,
                (double) challenger.right() / rows,
                (double) (onlyChallenger - onlyChampion) / rows,
                interval.low(),
                interval.high(),
                test.pValue(),
                rows);
    }

    private static <A> Optional<Comparison> byInfluence(Metric metric, Measure<A> measure, A champion, A challenger) {
        return measure.influence(champion)
                .flatMap(first -> measure.influence(challenger).map(second -> of(metric, first, second)));
    }

    private static Comparison of(Metric metric, Influence champion, Influence challenger) {
        Influence worse = metric.higherIsBetter() ? champion : challenger;
        Influence better = metric.higherIsBetter() ? challenger : champion;
        PairedDifference difference = metric == Metric.ROC_AUC
                ? PairedDifference.normal(worse, better)
                : PairedDifference.student(worse, better);
        Interval interval = difference.interval();
        return new Comparison(
                metric,
                champion.value(),
                challenger.value(),
                difference.value(),
                interval.low(),
                interval.high(),
                difference.pValue(),
                champion.parts().length);
    }

    /** Whether the challenger is better, and it is unlikely that chance alone made it seem so: p below {@code alpha}. */
    public boolean better(double alpha) {
        return advantage > 0 && pValue < alpha;
    }

    /** Whether the challenger is worse, and it is unlikely that chance alone made it seem so: p below {@code alpha}. */
    public boolean worse(double alpha) {
        return advantage < 0 && pValue < alpha;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Comparison[%s %.4f against the champion's %.4f: better by %.4f [%.4f, %.4f], p %.3g, %d rows]",
                metric.id(),
                challenger,
                champion,
                advantage,
                low,
                high,
                pValue,
                rows);
    }
}
