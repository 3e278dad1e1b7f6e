package org.evermodel.examples.lifecycle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.evermodel.evaluate.Estimate;
import org.evermodel.evaluate.Evaluation;
import org.evermodel.evaluate.Metric;
import org.evermodel.examples.JsonLine;
import org.evermodel.model.Task;
import org.evermodel.pipeline.Judgement;

/** An outcome as one line of JSON. */
final class OutcomeJson {
    private static final Map<Task, List<Metric>> REPORTED = Map.of(
            Task.CLASSIFICATION,
            List.of(
                    Metric.ACCURACY,
                    Metric.BALANCED_ACCURACY,
                    Metric.F1,
                    Metric.ROC_AUC,
                    Metric.LOG_LOSS,
                    Metric.BRIER),
            Task.REGRESSION,
            List.of(Metric.RMSE, Metric.MAE, Metric.R2));

    /** The measures that a report of {@code task} names, in its order. */
    static List<Metric> reported(Task task) {
        return REPORTED.getOrDefault(task, List.of());
    }

    String write(Outcome outcome) {
        Evaluation evaluation = outcome.evaluation();
        ObjectNode line = JsonLine.object();
        line.put("task", evaluation.task().name().toLowerCase(Locale.ROOT));
        line.put("rows", outcome.trainRows() + outcome.testRows());
        line.put("trainRows", outcome.trainRows());
        line.put("testRows", outcome.testRows());
        line.put("droppedRows", outcome.droppedRows());
        line.put("fingerprint", outcome.fingerprint().toString());
        line.put("trainer", outcome.trainer());
        line.set("metrics", metrics(evaluation.task(), evaluation.metrics()));
        line.set("slices", slices(evaluation));
        line.set("baseline", values(evaluation.task(), evaluation.baseline()));
        gates(line, outcome.gates());
        line.put("model", outcome.version().uri().toString());
        line.put("version", outcome.version().number());
        line.put("champion", outcome.champion());
        line.put("cachedSteps", outcome.cachedSteps());
        line.set("seconds", seconds(outcome.seconds()));
        return JsonLine.of(line);
    }

    private ObjectNode metrics(Task task, Map<Metric, Estimate> measured) {
        ObjectNode node = JsonLine.object();
        for (Metric metric : reported(task)) {
            Estimate estimate = measured.get(metric);
            if (estimate == null) {
                node.putNull(metric.id());
                continue;
            }
            node.putObject(metric.id())
                    .put("value", estimate.value())
                    .put("low", estimate.low())
                    .put("high", estimate.high());
        }
        return node;
    }

    private ObjectNode values(Task task, Map<Metric, Estimate> measured) {
        ObjectNode node = JsonLine.object();
        for (Metric metric : reported(task)) {
            Estimate estimate = measured.get(metric);
            node.put(metric.id(), estimate == null ? null : Double.valueOf(estimate.value()));
        }
        return node;
    }

    private ObjectNode slices(Evaluation evaluation) {
        ObjectNode node = JsonLine.object();
        evaluation.slices().forEach((column, slices) -> {
            ObjectNode byValue = node.putObject(column);
            for (Evaluation.Slice slice : slices) {
                ObjectNode one = byValue.putObject(slice.value().orElse(Summary.MISSING));
                one.put("rows", slice.rows());
                one.set("metrics", metrics(evaluation.task(), slice.metrics()));
            }
        });
        return node;
    }

    private static void gates(ObjectNode line, List<Judgement> gates) {
        var array = line.putArray("gates");
        gates.forEach(gate -> array.addObject()
                .put("name", gate.gate())
                .put("passed", gate.passed())
                .put("reason", gate.reason()));
    }

    private ObjectNode seconds(Seconds seconds) {
        return JsonLine.object()
                .put("load", rounded(seconds.load()))
                .put("train", rounded(seconds.train()))
                .put("evaluate", rounded(seconds.evaluate()))
                .put("total", rounded(seconds.total()));
    }

    private static double rounded(double seconds) {
        return Math.round(seconds * 1e3) / 1e3;
    }
}
