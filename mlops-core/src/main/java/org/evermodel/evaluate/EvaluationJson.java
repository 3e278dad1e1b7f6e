package org.evermodel.evaluate;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.internal.Json;
import org.evermodel.internal.JsonIn;
import org.evermodel.model.Task;
import org.evermodel.profile.Profile;

/**
 * An evaluation as JSON:
 * {@code {"format":1,"task":…,"rows":…,"metrics":{"accuracy":{"value":…,"low":…,"high":…,"rows":…},…},…}}. A measure that
 * is undefined is left out, as is the value of the slice of missing cells. The profile of the answers is a text: its own
 * JSON.
 */
final class EvaluationJson {
    private static final String FILE = "evaluation.json";
    private static final int FORMAT = 1;

    private EvaluationJson() {}

    static byte[] format(Evaluation evaluation) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("format", FORMAT);
        root.put("task", evaluation.task().name());
        root.put("rows", evaluation.rows());
        root.put("metrics", metrics(evaluation.metrics()));
        root.put("baseline", metrics(evaluation.baseline()));
        evaluation.confusion().ifPresent(matrix -> root.put("confusion", confusion(matrix)));
        Map<String, Object> slices = new LinkedHashMap<>();
        evaluation
                .slices()
                .forEach((column, values) -> slices.put(
                        column, values.stream().map(EvaluationJson::slice).toList()));
        root.put("slices", slices);
        evaluation.answers().ifPresent(profile -> root.put("answers", profile.toJson()));
        return Json.bytes(root);
    }

    private static Map<String, Object> metrics(Map<Metric, Estimate> metrics) {
        Map<String, Object> object = new LinkedHashMap<>();
        metrics.forEach((metric, estimate) -> {
            Map<String, Object> numbers = new LinkedHashMap<>();
            numbers.put("value", estimate.value());
            numbers.put("low", estimate.low());
            numbers.put("high", estimate.high());
            numbers.put("rows", estimate.rows());
            object.put(metric.id(), numbers);
        });
        return object;
    }

    private static Map<String, Object> confusion(ConfusionMatrix matrix) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("classes", matrix.classes());
        object.put("counts", matrix.counts());
        return object;
    }

    private static Map<String, Object> slice(Evaluation.Slice slice) {
        Map<String, Object> object = new LinkedHashMap<>();
        slice.value().ifPresent(value -> object.put("value", value));
        object.put("rows", slice.rows());
        object.put("metrics", metrics(slice.metrics()));
        return object;
    }

    static Evaluation parse(byte[] bytes) {
        JsonIn root = Json.parse(FILE, bytes)
                .only("format", "task", "rows", "metrics", "baseline", "confusion", "slices", "answers");
        root.field("format").require(root.field("format").whole() == FORMAT, "must be " + FORMAT);
        return new Evaluation(
                root.field("task").as(Task::valueOf),
                count(root.field("rows")),
                metrics(root.field("metrics")),
                metrics(root.field("baseline")),
                root.optional("confusion").map(EvaluationJson::confusion),
                slices(root.field("slices")),
                root.optional("answers").map(JsonIn::text).map(Profile::fromJson));
    }

    private static int count(JsonIn in) {
        in.require(in.whole() >= 0, "must not be negative");
        return in.whole();
    }

    private static Map<Metric, Estimate> metrics(JsonIn in) {
        Map<Metric, Estimate> metrics = new EnumMap<>(Metric.class);
        for (String id : in.names()) {
            JsonIn numbers = in.field(id).only("value", "low", "high", "rows");
            Metric metric = numbers.checked(() -> Metric.of(id));
            metrics.put(
                    metric,
                    numbers.checked(() -> new Estimate(
                            numbers.field("value").real(),
                            numbers.field("low").real(),
                            numbers.field("high").real(),
                            count(numbers.field("rows")))));
        }
        return metrics;
    }

    private static ConfusionMatrix confusion(JsonIn in) {
        in.only("classes", "counts");
        List<List<Integer>> counts = in.field("counts").items().stream()
                .map(row -> row.items().stream().map(EvaluationJson::count).toList())
                .toList();
        return in.checked(() -> new ConfusionMatrix(in.field("classes").texts(), counts));
    }

    private static Map<String, List<Evaluation.Slice>> slices(JsonIn in) {
        Map<String, List<Evaluation.Slice>> slices = new LinkedHashMap<>();
        for (String column : in.names()) {
            slices.put(
                    column,
                    in.field(column).items().stream().map(EvaluationJson::slice).toList());
        }
        return slices;
    }

    private static Evaluation.Slice slice(JsonIn in) {
        in.only("value", "rows", "metrics");
        Optional<String> value = in.optional("value").map(JsonIn::text);
        return new Evaluation.Slice(value, count(in.field("rows")), metrics(in.field("metrics")));
    }
}
