package org.evermodel.tribuo;

import java.util.Arrays;
import java.util.Locale;
import org.tribuo.Example;
import org.tribuo.Output;
import org.tribuo.impl.ArrayExample;

/** Makes Tribuo's examples of rows of numbers. Immutable and thread-safe. */
final class ExampleMaker {
    private final Layout layout;
    private final String[] names;

    ExampleMaker(Layout layout) {
        this.layout = layout;
        this.names = new String[layout.width()];
        // Tribuo numbers features in the order of their names as texts: with these, its numbers are our columns.
        String form = "f%0" + Math.max(5, Integer.toString(names.length).length()) + "d";
        Arrays.setAll(names, i -> String.format(Locale.ROOT, form, i));
    }

    /** An example of the numbers that start at a place in an array. */
    <T extends Output<T>> Example<T> make(T output, double[] values, int from) {
        String[] keptNames = names.clone();
        double[] kept = new double[names.length];
        int count = 0;
        for (int i = 0; i < names.length; i++) {
            // Never -0.0, which Tribuo's trees hold for less than 0.0 in training and for the same in answers.
            double value = values[from + i] + 0.0;
            if (value != 0 || !layout.omitsZeros(i)) {
                keptNames[count] = names[i];
                kept[count] = value;
                count++;
            }
        }
        return new ArrayExample<>(output, Arrays.copyOf(keptNames, count), Arrays.copyOf(kept, count));
    }
}
