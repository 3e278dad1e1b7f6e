package org.evermodel.examples.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.evermodel.evaluate.Estimate;
import org.evermodel.evaluate.Evaluation;
import org.evermodel.evaluate.Metric;

/** An outcome in words, on one screen. */
final class Summary {
    /** Stands for the rows where a sliced column has no value. */
    static final String MISSING = "(missing)";

    private static final int MOST_SLICES = 12;

    private Summary() {}

    static List<String> of(Outcome outcome) {
        Evaluation evaluation = outcome.evaluation();
        List<String> lines = new ArrayList<>();
        if (!outcome.compared().isEmpty()) {
            lines.add("trainers compared by cross-validation on the " + outcome.trainRows() + " training rows");
            outcome.compared().forEach((trainer, result) -> lines.add("  " + pad(trainer, 20) + " " + result));
        }
        lines.add(String.format(
                Locale.ROOT,
                "%s on %d rows that it has not seen, of %d",
                outcome.trainer(),
                outcome.testRows(),
                outcome.trainRows() + outcome.testRows()));
        for (Metric metric : OutcomeJson.reported(evaluation.task())) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-17s %s   baseline %s",
                    metric.id(),
                    text(evaluation.metrics(), metric),
                    value(evaluation.baseline(), metric)));
        }
        evaluation.slices().forEach((column, slices) -> addSlices(lines, evaluation, column, slices));
        lines.add(outcome.version().uri() + (outcome.champion() ? " is champion" : " is registered, but not champion"));
        return lines;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static void addSlices(
            List<String> lines, Evaluation evaluation, String column, List<Evaluation.Slice> slices) {
        Metric metric = OutcomeJson.reported(evaluation.task()).get(0);
        lines.add("  " + metric.id() + " by " + column);
        slices.stream()
                .limit(MOST_SLICES)
                .forEach(slice -> lines.add(String.format(
                        Locale.ROOT,
                        "    %-28s %s   %d rows",
                        slice.value().orElse(MISSING),
                        text(slice.metrics(), metric),
                        slice.rows())));
        if (slices.size() > MOST_SLICES) {
            lines.add("    and " + (slices.size() - MOST_SLICES) + " more, all in the last line");
        }
    }

    private static String text(Map<Metric, Estimate> measured, Metric metric) {
        Estimate estimate = measured.get(metric);
        return estimate == null ? "undefined" : estimate.toString();
    }

    private static String value(Map<Metric, Estimate> measured, Metric metric) {
        Estimate estimate = measured.get(metric);
        return estimate == null ? "undefined" : String.format(Locale.ROOT, "%.4f", estimate.value());
    }
}
