package org.evermodel.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Field;
import org.evermodel.data.Schema;
import org.evermodel.model.FeatureMatrix;
import org.evermodel.model.Signature;
import org.evermodel.model.Task;
import org.evermodel.model.TrainingSet;

/** Encoded rows to train on and others to answer, with what the rows truly are. */
record TrainingSample(String name, Signature signature, TrainingSet rows, TrainingSet unseen) {
    /** Names as one-hot encoding makes them, out of alphabetical order; one feature is constant. */
    private static final List<String> FEATURES = List.of("size", "age", "ward=<missing>", "ward=a, \"b\" = ü", "same");

    private static final int ROWS = 400;
    private static final int UNSEEN = 200;

    static Stream<TrainingSample> all(long seed) {
        return Stream.of(
                classes("two classes", List.of("sick", "healthy"), seed),
                // The first rows are not of the first class, and the classes do not stand in alphabetical order.
                classes("three classes", List.of("c", "a", "b"), seed),
                numbers(seed));
    }

    private static TrainingSample classes(String name, List<String> classes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return new TrainingSample(
                name,
                new Signature(inputs(), "y", Task.CLASSIFICATION, classes, Optional.empty()),
                classes(features(ROWS, random), classes),
                classes(features(UNSEEN, random), classes));
    }

    private static TrainingSet classes(FeatureMatrix features, List<String> classes) {
        int[] codes = Arrays.stream(signals(features))
                .mapToInt(signal -> code(signal, classes))
                .toArray();
        return new TrainingSet.OfClasses(features, classes, codes);
    }

    private static int code(double signal, List<String> classes) {
        return signal > 0.5 ? 0 : classes.size() == 2 || signal > -0.5 ? 1 : 2;
    }

    private static TrainingSample numbers(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return new TrainingSample(
                "numbers",
                new Signature(inputs(), "y", Task.REGRESSION, List.of(), Optional.empty()),
                numbers(features(ROWS, random)),
                numbers(features(UNSEEN, random)));
    }

    private static TrainingSet numbers(FeatureMatrix features) {
        return new TrainingSet.OfNumbers(features, signals(features));
    }

    /** The rows that were not trained on. */
    FeatureMatrix later() {
        return unseen.features();
    }

    /** How far an answer to a row that was not trained on is from the truth: 0 or 1 for a class. */
    double miss(int row, double[] answers) {
        if (unseen instanceof TrainingSet.OfNumbers numbers) {
            return answers[row] - numbers.targets()[row];
        }
        TrainingSet.OfClasses classes = (TrainingSet.OfClasses) unseen;
        int width = classes.classes().size();
        int best = 0;
        for (int i = 1; i < width; i++) {
            best = answers[row * width + i] > answers[row * width + best] ? i : best;
        }
        return best == classes.codes()[row] ? 0 : 1;
    }

    private static Schema inputs() {
        return Schema.of(
                FEATURES.stream().map(name -> new Field(name, ColumnType.REAL)).toList());
    }

    private static FeatureMatrix features(int rows, SplittableRandom random) {
        double[] values = new double[rows * FEATURES.size()];
        for (int row = 0; row < rows; row++) {
            int at = row * FEATURES.size();
            values[at] = random.nextDouble(-2, 2);
            values[at + 1] = random.nextDouble(-2, 2);
            values[at + 2] = random.nextInt(2);
            values[at + 3] = 1 - values[at + 2];
            values[at + 4] = 3;
        }
        return new FeatureMatrix(FEATURES, rows, values);
    }

    private static double[] signals(FeatureMatrix rows) {
        double[] signals = new double[rows.rows()];
        Arrays.setAll(signals, row -> rows.get(row, 0) - 0.5 * rows.get(row, 1) + rows.get(row, 2) - 0.5);
        return signals;
    }

    @Override
    public String toString() {
        return name;
    }
}
