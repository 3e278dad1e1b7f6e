package org.evermodel.serving.retrain;

import org.evermodel.Verdict;
import org.evermodel.data.Dataset;
import org.evermodel.evaluate.Metric;
import org.evermodel.model.Predictions;

/**
 * Decides whether a challenger takes the champion's place, by what both answered on rows that neither had learned.
 * Stateless and thread-safe.
 */
@FunctionalInterface
public interface PromotionRule {
    /**
     * Judges. Anything but {@link Verdict.Accepted} leaves the champion.
     *
     * @param champion what the champion answered when it was asked
     * @param challenger what the challenger answers
     * @param rows the rows with the truth
     */
    Verdict judge(Predictions champion, Predictions challenger, Dataset rows);

    /**
     * Demands that the challenger is better by at least {@code least}, and that it is unlikely that chance alone made it
     * seem so: p of the paired test below 0.05. Challengers that are as good as the champion do not replace it.
     *
     * @param least from where a difference matters, in the metric's unit, at least 0
     */
    static PromotionRule better(Metric metric, double least) {
        return new PairedRule(metric, PairedRule.Demand.BETTER, least, PairedRule.USUAL_ALPHA);
    }

    /**
     * Demands that the challenger is neither significantly worse nor worse by more than {@code margin}: for schedules,
     * where newer is assumed to be better unless the rows say otherwise.
     *
     * @param margin the largest loss that is borne, in the metric's unit, at least 0
     */
    static PromotionRule notWorse(Metric metric, double margin) {
        return new PairedRule(metric, PairedRule.Demand.NOT_WORSE, margin, PairedRule.USUAL_ALPHA);
    }
}
