package org.evermodel.tribuo;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.tribuo.Example;
import org.tribuo.Output;
import org.tribuo.impl.ArrayExample;

/** Makes Tribuo's examples of rows of numbers. Immutable and thread-safe. */
final class ExampleMaker {
    private final Layout layout;
    /** In order, as Tribuo sorts the features of each example by name and is fast at it where there is nothing to do. */
    private final String[] names;

    /** Where in a row each feature stands. */
    private final int[] columns;

    private ExampleMaker(Layout layout, String[] names, int[] columns) {
        this.layout = layout;
        this.names = names;
        this.columns = columns;
    }

    /** Features are called so that Tribuo, which numbers them in the order of their names as texts, has our numbers. */
    static ExampleMaker numbered(Layout layout) {
        String[] names = new String[layout.width()];
        String form = "f%0" + Math.max(5, Integer.toString(names.length).length()) + "d";
        Arrays.setAll(names, i -> String.format(Locale.ROOT, form, i));
        return new ExampleMaker(layout, names, IntStream.range(0, names.length).toArray());
    }

    /** Features have names of their own, and none is left out. */
    static ExampleMaker named(List<String> names) {
        int[] columns = IntStream.range(0, names.size())
                .boxed()
                .sorted(Comparator.comparing(names::get))
                .mapToInt(Integer::intValue)
                .toArray();
        String[] sorted = Arrays.stream(columns).mapToObj(names::get).toArray(String[]::new);
        return new ExampleMaker(Layout.dense(sorted.length), sorted, columns);
    }

    /** An example of the numbers that start at a place in an array. */
    <T extends Output<T>> Example<T> make(T output, double[] values, int from) {
        String[] keptNames = names.clone();
        double[] kept = new double[names.length];
        int count = 0;
        for (int i = 0; i < names.length; i++) {
            // Never -0.0, which Tribuo's trees hold for less than 0.0 in training and for the same in answers.
            double value = values[from + columns[i]] + 0.0;
            if (value != 0 || !layout.omitsZeros(i)) {
                keptNames[count] = names[i];
                kept[count] = value;
                count++;
            }
        }
        return count == names.length
                ? new ArrayExample<>(output, keptNames, kept)
                : new ArrayExample<>(output, Arrays.copyOf(keptNames, count), Arrays.copyOf(kept, count));
    }
}
