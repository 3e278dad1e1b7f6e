package org.evermodel.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.evermodel.data.Dataset;
import org.evermodel.data.Row;
import org.evermodel.data.Schema;

/**
 * Some training rows with the exact answers the model gave them when it was packaged. Whoever loads the model replays
 * them and compares bit for bit: a damaged engine, another version of it or another encoder would answer otherwise. A
 * model that was trained again can be asked the same. Immutable and thread-safe.
 *
 * <pre>{@code
 * GoldenVectors golden = GoldenVectors.of(model, trainingRows);
 * golden.firstMismatch(trainedAgain).ifPresent(mismatch -> log.warn("{}", mismatch));
 * }</pre>
 *
 * @param inputs the columns of the rows
 * @param vectors the rows with their answers
 */
public record GoldenVectors(Schema inputs, List<Vector> vectors) {
    private static final int MOST = 10;

    /** Copies the list. */
    public GoldenVectors {
        vectors = List.copyOf(vectors);
    }

    /**
     * A raw row and its scores.
     *
     * @param row the row
     * @param scores what the model answered it, a number for each class, or one
     */
    public record Vector(Row row, List<Double> scores) {
        /** Copies the scores. */
        public Vector {
            scores = List.copyOf(scores);
        }
    }

    /**
     * An answer that is another one.
     *
     * @param vector which vector it is the answer to, from 1
     * @param where where it was asked: empty for the row by itself, or {@code in a table}
     * @param expected what the model answered when it was packaged
     * @param actual what is answered now
     */
    public record Mismatch(int vector, String where, List<Double> expected, List<Double> actual) {
        /** Copies the scores. */
        public Mismatch {
            expected = List.copyOf(expected);
            actual = List.copyOf(actual);
        }
    }

    /** Rows spread evenly over the training rows, ten at most. */
    public static GoldenVectors of(Model model, Dataset trainingRows) {
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
        firstMismatch(model).ifPresent(found -> {
            throw new ModelRefusedException("golden vector " + found.vector() + " of " + vectors.size()
                    + (found.where().isEmpty() ? "" : " " + found.where())
                    + ": when it was packaged the model answered "
                    + found.expected() + ", but now it answers " + found.actual());
        });
    }

    /**
     * The first vector that {@code model} answers otherwise, to a row by itself or within a table; empty where it answers
     * all of them to the last bit. The model must take the same columns.
     */
    public Optional<Mismatch> firstMismatch(Model model) {
        Dataset table = Dataset.of(inputs, vectors.stream().map(Vector::row).toList());
        double[] together = model.predictor().score(model.encoder().encode(table));
        int width = model.predictor().outputs();
        for (int i = 0; i < vectors.size(); i++) {
            List<Double> expected = vectors.get(i).scores();
            List<Double> alone = scores(model, vectors.get(i).row());
            List<Double> inTable =
                    Arrays.stream(together, i * width, (i + 1) * width).boxed().toList();
            // Boxed doubles are equal where their bits are, except that all NaN are one.
            if (!expected.equals(alone)) {
                return Optional.of(new Mismatch(i + 1, "", expected, alone));
            }
            if (!expected.equals(inTable)) {
                return Optional.of(new Mismatch(i + 1, "in a table", expected, inTable));
            }
        }
        return Optional.empty();
    }
}
