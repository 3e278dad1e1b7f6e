package org.evermodel.serving.retrain;

import java.util.Locale;
import java.util.Optional;
import org.evermodel.Verdict;
import org.evermodel.data.Dataset;
import org.evermodel.evaluate.Comparison;
import org.evermodel.evaluate.Metric;
import org.evermodel.model.Predictions;

/** Compares by the paired test of a metric. */
record PairedRule(Metric metric, Demand demand, double margin, double alpha) implements PromotionRule {
    static final double USUAL_ALPHA = 0.05;

    enum Demand {
        BETTER,
        NOT_WORSE
    }

    PairedRule {
        if (!(margin >= 0 && margin < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "the margin of " + metric.id() + " must be finite and at least 0, but was " + margin);
        }
    }

    @Override
    public Verdict judge(Predictions champion, Predictions challenger, Dataset rows) {
        SameClasses both = SameClasses.of(champion, challenger);
        Optional<Comparison> comparison = Comparison.of(metric, both.champion(), both.challenger(), rows);
        return comparison
                .map(this::verdict)
                .orElseGet(() -> new Verdict.Insufficient(
                        metric.id() + " is undefined on the " + rows.rowCount() + " newest labelled rows"));
    }

    private Verdict verdict(Comparison duel) {
        String reason = String.format(
                Locale.ROOT,
                "%s %.4f against the champion's %.4f on the %,d newest labelled rows: %s by %.4f (p %.3g)",
                metric.id(),
                duel.challenger(),
                duel.champion(),
                duel.rows(),
                duel.advantage() < 0 ? "worse" : "better",
                Math.abs(duel.advantage()),
                duel.pValue());
        if (demand == Demand.BETTER) {
            if (!duel.better(alpha)) {
                return new Verdict.Rejected(reason + ", which is not surely better");
            }
            return duel.advantage() < margin
                    ? new Verdict.Rejected(reason + ", less than the " + margin + " from which it matters")
                    : new Verdict.Accepted(reason);
        }
        if (duel.worse(alpha)) {
            return new Verdict.Rejected(reason + ", significantly");
        }
        return -duel.advantage() > margin
                ? new Verdict.Rejected(reason + ", more than the margin of " + margin)
                : new Verdict.Accepted(reason);
    }
}
