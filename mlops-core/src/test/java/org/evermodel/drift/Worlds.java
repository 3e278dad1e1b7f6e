package org.evermodel.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.evermodel.data.Column;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;

/** Draws tables whose columns are as awkward as those of real ones, from one world. */
final class Worlds {
    private static final int KINDS = 300;

    private final SplittableRandom random;

    Worlds(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Normal, skewed, whole, mostly zero, rare and frequent categories, names, missing cells, truth values. */
    Dataset draw(int rows) {
        double[] normal = new double[rows];
        double[] skewed = new double[rows];
        double[] mostlyZero = new double[rows];
        double[] holes = new double[rows];
        long[] whole = new long[rows];
        boolean[] truths = new boolean[rows];
        List<String> kinds = new ArrayList<>();
        List<String> rare = new ArrayList<>();
        List<String> names = new ArrayList<>();
        BitSet missing = new BitSet();
        for (int row = 0; row < rows; row++) {
            normal[row] = random.nextGaussian();
            skewed[row] = Math.exp(2 * random.nextGaussian());
            mostlyZero[row] = random.nextInt(10) == 0 ? random.nextDouble() : 0;
            holes[row] = random.nextDouble();
            missing.set(row, random.nextInt(50) == 0);
            whole[row] = random.nextInt(6);
            truths[row] = random.nextInt(20) == 0;
            kinds.add("kind " + random.nextInt(5));
            // Zipf's law by inversion: most are few, and many are so rare that a sample lacks them.
            rare.add("rare " + (int) Math.pow(KINDS, random.nextDouble()));
            names.add("name " + random.nextLong());
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("normal", Columns.reals(normal));
        columns.put("skewed", Columns.reals(skewed));
        columns.put("mostly zero", Columns.reals(mostlyZero));
        columns.put("holes", Columns.reals(holes, missing));
        columns.put("whole", Columns.integers(whole));
        columns.put("truth", Columns.booleans(truths));
        columns.put("kind", Columns.categories(kinds));
        columns.put("rare", Columns.categories(rare));
        columns.put("name", Columns.texts(names));
        return Dataset.of(columns);
    }

    /** Columns of 60 categories, the k-th as frequent as the root of 1/k, so that most are rare and none is very frequent. */
    Dataset tails(int rows, int columns) {
        double[] cumulated = new double[60];
        double all = 0;
        for (int value = 0; value < cumulated.length; value++) {
            all += 1 / Math.sqrt(value + 1.0);
            cumulated[value] = all;
        }
        Map<String, Column> drawn = new LinkedHashMap<>();
        for (int column = 0; column < columns; column++) {
            List<String> cells = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                int found = Arrays.binarySearch(cumulated, random.nextDouble() * all);
                cells.add("value " + (found < 0 ? -found - 1 : found));
            }
            drawn.put("tail " + column, Columns.categories(cells));
        }
        return Dataset.of(drawn);
    }
}
