package org.evermodel.drift;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Adjusts p-values for being many: of the tests called significant at an adjusted level of α, at most a share of α is
 * expected to be chance; where nothing at all is behind any of them, α is the chance of calling even one (Y. Benjamini, Y.
 * Hochberg, "Controlling the false discovery rate", Journal of the Royal Statistical Society B 57, 1995).
 *
 * <pre>{@code
 * double[] adjusted = BenjaminiHochberg.adjust(0.01, 0.04, 0.03); // 0.03, 0.04, 0.04
 * }</pre>
 */
public final class BenjaminiHochberg {
    private BenjaminiHochberg() {}

    /** The adjusted values in the order of {@code p}, which must lie in [0, 1]. */
    public static double[] adjust(double... p) {
        for (double each : p) {
            if (!(each >= 0 && each <= 1)) {
                throw new IllegalArgumentException("a p-value must lie in [0, 1], but was " + each);
            }
        }
        int[] descending = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> p[i]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[p.length];
        double least = 1;
        for (int position = 0; position < descending.length; position++) {
            int rank = descending.length - position;
            least = Math.min(least, p[descending[position]] * ((double) p.length / rank));
            adjusted[descending[position]] = least;
        }
        return adjusted;
    }
}
