package org.evermodel.data;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Random orders, the same for the same seed on every platform (Fisher and Yates, in Durstenfeld's form). */
final class Shuffle {
    private Shuffle() {}

    /** The numbers from 0 to {@code count}, exclusive, in random order. */
    static int[] rows(int count, long seed) {
        int[] order = IntStream.range(0, count).toArray();
        shuffle(order, new SplittableRandom(seed));
        return order;
    }

    static void shuffle(int[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
    }
}
