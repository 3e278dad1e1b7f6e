package org.evermodel.pipeline.step;

import java.util.Optional;
import org.evermodel.Verdict;
import org.evermodel.evaluate.Estimate;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.evaluate.Metric;
import org.evermodel.pipeline.Gate;
import org.evermodel.pipeline.GateContext;

/**
 * Demands that a measure of the evaluation reaches an absolute limit: {@code Gates.atLeast(Metric.ROC_AUC, 0.65)}.
 *
 * <p>The measured value decides, so that the limit means the number a person reads in the report; half of all models
 * that are just as good as the limit pass. {@link #surely()} demands it of the 95 % interval's nearer bound instead, and
 * one such model in forty passes. A measure that is undefined on the rows is insufficient evidence, which is refused.
 *
 * @param metric what is limited
 * @param limit the least value, or for metrics of which less is better the greatest, in the metric's unit
 * @param sure whether the interval's bound must reach the limit, not the value alone
 */
public record MetricLimit(Metric metric, double limit, boolean sure) implements Gate<Evaluated> {
    /** Refuses a limit that is not finite. */
    public MetricLimit {
        if (!Double.isFinite(limit)) {
            throw new IllegalArgumentException("the limit of " + metric.id() + " must be finite, but was " + limit);
        }
    }

    /** Demands the limit of the 95 % interval's nearer bound. */
    public MetricLimit surely() {
        return new MetricLimit(metric, limit, true);
    }

    @Override
    public Verdict judge(Evaluated evaluated, GateContext context) {
        Optional<Estimate> measured = evaluated.evaluation().metric(metric);
        if (measured.isEmpty()) {
            return new Verdict.Insufficient(metric.id() + " is undefined on the "
                    + evaluated.evaluation().rows() + " test rows");
        }
        Estimate estimate = measured.get();
        double deciding = deciding(estimate);
        boolean reached = metric.higherIsBetter() ? deciding >= limit : deciding <= limit;
        String reason = reason(estimate, reached);
        return reached ? new Verdict.Accepted(reason) : new Verdict.Rejected(reason);
    }

    private double deciding(Estimate estimate) {
        if (!sure) {
            return estimate.value();
        }
        return metric.higherIsBetter() ? estimate.low() : estimate.high();
    }

    private String reason(Estimate estimate, boolean reached) {
        String asked = metric.higherIsBetter() ? "at least " : "at most ";
        return metric.id() + " " + Words.interval(estimate.value(), estimate.low(), estimate.high()) + " is "
                + (reached ? "" : "not ") + (sure ? "surely " : "") + asked + Words.number(limit);
    }
}
