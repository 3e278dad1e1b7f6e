package org.evermodel.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.evermodel.data.Dataset;
import org.evermodel.data.Row;
import org.evermodel.data.Schema;
import org.evermodel.internal.Json;
import org.evermodel.internal.JsonIn;

/**
 * Some training rows with the exact answers the model gave them when it was packaged. Whoever loads the model replays
 * them and compares bit for bit: a damaged engine, another version of it or another encoder would answer otherwise.
 */
record GoldenVectors(Schema inputs, List<Vector> vectors) {
    private static final String FILE = "golden.json";
    private static final int FORMAT = 1;
    private static final int MOST = 10;

    /** A raw row and its scores. */
    record Vector(Row row, List<Double> scores) {}

    /** Rows spread evenly over the training rows. */
    static GoldenVectors of(Model model, Dataset trainingRows) {
        Schema inputs = model.signature().inputs();
        int rows = trainingRows.rowCount();
        int count = Math.min(MOST, rows);
        int[] chosen = IntStream.range(0, count)
                .map(i -> (int) ((long) i * rows / count))
                .toArray();
        Dataset golden = trainingRows.select(inputs.names()).take(chosen);
        return new GoldenVectors(
                inputs,
                IntStream.range(0, count)
                        .mapToObj(golden::row)
                        .map(row -> new Vector(row, scores(model, row)))
                        .toList());
    }

    private static List<Double> scores(Model model, Row row) {
        double[] features = new double[model.encoder().width()];
        double[] scores = new double[model.predictor().outputs()];
        model.encoder().encode(row, features);
        model.predictor().score(features, scores);
        return Arrays.stream(scores).boxed().toList();
    }

    /** Throws {@link ModelRefusedException} where the model answers otherwise, to a row by itself or within a table. */
    void replay(Model model) {
        Dataset table = Dataset.of(inputs, vectors.stream().map(Vector::row).toList());
        double[] together = model.predictor().score(model.encoder().encode(table));
        for (int i = 0; i < vectors.size(); i++) {
            List<Double> expected = vectors.get(i).scores();
            int width = expected.size();
            compare(i, expected, scores(model, vectors.get(i).row()), "");
            compare(
                    i,
                    expected,
                    Arrays.stream(together, i * width, (i + 1) * width).boxed().toList(),
                    " in a table");
        }
    }

    private void compare(int vector, List<Double> expected, List<Double> actual, String where) {
        // Boxed doubles are equal where their bits are, except that all NaN are one.
        if (!expected.equals(actual)) {
            throw new ModelRefusedException("golden vector " + (vector + 1) + " of " + vectors.size() + where
                    + ": when it was packaged the model answered " + expected + ", but now it answers " + actual);
        }
    }

    byte[] toJson() {
        return json(this);
    }

    private static byte[] json(GoldenVectors golden) {
        List<Map<String, Object>> vectors = new ArrayList<>();
        for (Vector vector : golden.vectors) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("row", RowJson.format(vector.row(), golden.inputs));
            entry.put("scores", vector.scores());
            vectors.add(entry);
        }
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("format", FORMAT);
        root.put("vectors", vectors);
        return Json.bytes(root);
    }

    static GoldenVectors fromJson(byte[] bytes, Signature signature) {
        return PackageFile.parse(FILE, bytes, root -> {
            root.only("format", "vectors").format(FORMAT);
            List<Vector> vectors = root.field("vectors").items().stream()
                    .map(in -> vector(in, signature))
                    .toList();
            root.field("vectors").require(!vectors.isEmpty(), "must not be empty");
            return new GoldenVectors(signature.inputs(), vectors);
        });
    }

    private static Vector vector(JsonIn in, Signature signature) {
        in.only("row", "scores");
        List<Double> scores =
                in.field("scores").items().stream().map(JsonIn::real).toList();
        int answers = Math.max(1, signature.classes().size());
        in.field("scores").require(scores.size() == answers, "must have " + answers + " numbers");
        return new Vector(RowJson.parse(in.field("row"), signature.inputs()), scores);
    }
}
