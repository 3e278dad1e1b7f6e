package org.evermodel.pipeline.step;

import java.util.Optional;
import org.evermodel.Verdict;
import org.evermodel.data.Dataset;
import org.evermodel.evaluate.Baseline;
import org.evermodel.evaluate.Comparison;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.evaluate.Metric;
import org.evermodel.model.Candidate;
import org.evermodel.model.Signature;
import org.evermodel.model.Task;
import org.evermodel.pipeline.Gate;
import org.evermodel.pipeline.GateContext;

/**
 * Demands that a model is surely better than the predictor that knows only the training target: its class shares, or its
 * mean. Both answer the candidate's test rows; they are compared row by row, by log-loss or by root mean squared error,
 * and the lower bound of the 95 % interval of the difference must lie above 0. Whatever learned from a shuffled or random
 * target is refused, but for at most one time in forty.
 */
public record BetterThanBaseline() implements Gate<Evaluated> {
    @Override
    public Verdict judge(Evaluated evaluated, GateContext context) {
        Candidate candidate = evaluated.candidate();
        Signature signature = candidate.model().signature();
        Dataset test = candidate.test();
        Metric metric = signature.task() == Task.REGRESSION ? Metric.RMSE : Metric.LOG_LOSS;
        Optional<Comparison> comparison = Comparison.of(
                metric,
                Baseline.of(signature, candidate.train()).predict(test.rowCount()),
                candidate.model().predict(test),
                test);
        if (comparison.isEmpty()) {
            return new Verdict.Insufficient(
                    "a comparison with the baseline needs 2 test rows, but there are " + test.rowCount());
        }
        Comparison duel = comparison.get();
        String reason = Words.comparison(duel, "the baseline's");
        return duel.low() > 0
                ? new Verdict.Accepted(reason)
                : new Verdict.Rejected(reason + ", which is not surely better");
    }
}
