package org.evermodel.leakage;

import java.util.Comparator;
import java.util.stream.IntStream;

/** The area under the curve of scores. */
final class Ranks {
    private Ranks() {}

    /** The chance that a row of class 1 has a greater score than one of class 0, ties being half (Mann and Whitney). */
    static double auc(double[] scores, double[] classes) {
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> scores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double below = 0;
        double zeros = 0;
        double ones = 0;
        int from = 0;
        while (from < order.length) {
            int to = from;
            double tiedOnes = 0;
            while (to < order.length && scores[order[to]] == scores[order[from]]) {
                tiedOnes += classes[order[to++]];
            }
            double tiedZeros = to - from - tiedOnes;
            below += tiedOnes * (zeros + tiedZeros / 2);
            zeros += tiedZeros;
            ones += tiedOnes;
            from = to;
        }
        return zeros == 0 || ones == 0 ? 0.5 : below / (zeros * ones);
    }
}
