package org.evermodel.pipeline.step;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.evaluate.Evaluation;
import org.evermodel.evaluate.Evaluator;
import org.evermodel.model.Candidate;
import org.evermodel.model.Signature;
import org.evermodel.model.Task;
import org.evermodel.pipeline.Step;
import org.evermodel.pipeline.StepContext;

/**
 * Measures a candidate on the rows kept back for it, overall and by slices, beside the baseline, and records the measures
 * of the run.
 *
 * <pre>{@code
 * .step("evaluate", Evaluate.classification("readmitted").slicedBy("ethnicity"))
 * }</pre>
 *
 * <p>Runs every time unless it is told how to keep its output, by
 * {@code keptBy(Evaluations.codec(Candidates.codec(flavors)))}. A candidate that answers another question fails the run.
 *
 * @param task what the candidate is to do
 * @param target the column it is to predict
 * @param sliceColumns the columns by which rows are sliced, as {@link Evaluator#slicedBy(List)} does
 */
public record Evaluate(Task task, String target, List<String> sliceColumns) implements Step<Candidate, Evaluated> {
    /** Copies the list. */
    public Evaluate {
        sliceColumns = List.copyOf(sliceColumns);
    }

    /** Measures classes of {@code target}. */
    public static Evaluate classification(String target) {
        return new Evaluate(Task.CLASSIFICATION, target, List.of());
    }

    /** Measures numbers of {@code target}. */
    public static Evaluate regression(String target) {
        return new Evaluate(Task.REGRESSION, target, List.of());
    }

    /** Also by the values of each of these columns. */
    public Evaluate slicedBy(String... columns) {
        return new Evaluate(task, target, List.of(columns));
    }

    @Override
    public Evaluated run(Candidate candidate, StepContext context) {
        Signature signature = candidate.model().signature();
        if (signature.task() != task || !signature.target().equals(target)) {
            throw new IllegalArgumentException("expected a candidate for " + task + " of \"" + target
                    + "\", but got one for " + signature.task() + " of \"" + signature.target() + "\"");
        }
        Evaluation evaluation = Evaluator.slicedBy(sliceColumns).evaluate(candidate);
        Map<String, Double> measures = new LinkedHashMap<>();
        evaluation.metrics().forEach((metric, estimate) -> measures.put(metric.id(), estimate.value()));
        context.metrics(measures);
        return new Evaluated(candidate, evaluation);
    }

    @Override
    public boolean seeded() {
        return false;
    }
}
