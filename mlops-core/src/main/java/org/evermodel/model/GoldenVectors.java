package org.evermodel.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.evermodel.data.Dataset;
import org.evermodel.data.Row;
import org.evermodel.data.Schema;

/**
 * Some training rows with the exact answers the model gave them when it was packaged. Whoever loads the model replays
 * them and compares bit for bit: a damaged engine, another version of it or another encoder would answer otherwise.
 */
record GoldenVectors(Schema inputs, List<Vector> vectors) {
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
}
