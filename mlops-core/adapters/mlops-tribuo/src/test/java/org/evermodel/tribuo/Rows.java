package org.evermodel.tribuo;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.evermodel.model.FeatureMatrix;
import org.evermodel.model.TrainingSet;

/** Encoded rows as tables give them: two numbers, a one-hot column of three levels, and a number that is often 0. */
final class Rows {
    static final int WIDTH = 6;

    private Rows() {}

    static FeatureMatrix features(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[rows * WIDTH];
        for (int at = 0; at < values.length; at += WIDTH) {
            values[at] = random.nextDouble(-2, 2);
            values[at + 1] = Math.rint(random.nextDouble(-3, 3));
            int level = random.nextInt(4);
            if (level < 3) {
                values[at + 2 + level] = 1;
            }
            values[at + 5] = Math.max(0, random.nextDouble(-1, 1));
        }
        return matrix(rows, values);
    }

    static FeatureMatrix matrix(int rows, double... values) {
        return new FeatureMatrix(
                IntStream.range(0, values.length / rows)
                        .mapToObj(i -> "column " + i)
                        .toList(),
                rows,
                values);
    }

    /** The signal that answers depend on, without noise. */
    static double signal(FeatureMatrix rows, int row) {
        return rows.get(row, 0) + 0.5 * rows.get(row, 1) * rows.get(row, 2) - rows.get(row, 4) + rows.get(row, 5);
    }

    static TrainingSet.OfNumbers numbers(int rows, long seed) {
        FeatureMatrix features = features(rows, seed);
        SplittableRandom noise = new SplittableRandom(seed + 1);
        double[] targets = new double[rows];
        Arrays.setAll(targets, row -> signal(features, row) + noise.nextDouble(-0.3, 0.3));
        return new TrainingSet.OfNumbers(features, targets);
    }

    /** Rows of each of the classes, the first the rarer the higher the threshold. */
    static TrainingSet.OfClasses classes(int rows, long seed, double threshold, String... names) {
        FeatureMatrix features = features(rows, seed);
        SplittableRandom noise = new SplittableRandom(seed + 1);
        int[] codes = new int[rows];
        for (int row = 0; row < rows; row++) {
            double signal = signal(features, row) + noise.nextDouble(-0.5, 0.5);
            codes[row] = signal > threshold ? 0 : 1 + (signal > 0 ? 0 : names.length - 2);
        }
        return new TrainingSet.OfClasses(features, List.of(names), codes);
    }

    static TrainingSet.OfClasses classes(int rows, long seed) {
        return classes(rows, seed, 1, "b", "c", "a");
    }

    static double[] row(FeatureMatrix rows, int row) {
        return Arrays.copyOfRange(rows.values(), row * rows.width(), (row + 1) * rows.width());
    }
}
