package org.evermodel.profile;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Formulas of association; NaN where one is undefined. */
final class Associations {
    private Associations() {}

    static double correlation(double[] one, double[] other) {
        double mean = mean(one);
        double meanToo = mean(other);
        double squares = 0;
        double squaresToo = 0;
        double products = 0;
        for (int i = 0; i < one.length; i++) {
            squares += (one[i] - mean) * (one[i] - mean);
            squaresToo += (other[i] - meanToo) * (other[i] - meanToo);
            products += (one[i] - mean) * (other[i] - meanToo);
        }
        double spread = Math.sqrt(squares) * Math.sqrt(squaresToo);
        return spread > 0 ? Math.max(-1, Math.min(1, products / spread)) : Double.NaN;
    }

    private static double mean(double[] numbers) {
        return Arrays.stream(numbers).average().orElse(Double.NaN);
    }

    /** From 1 on; equal numbers share the mean of their ranks. */
    static double[] ranks(double[] numbers) {
        int[] order = IntStream.range(0, numbers.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> numbers[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[numbers.length];
        for (int start = 0; start < order.length; ) {
            int end = start + 1;
            while (end < order.length && numbers[order[end]] == numbers[order[start]]) {
                end++;
            }
            for (int i = start; i < end; i++) {
                ranks[order[i]] = (start + 1 + end) / 2.0;
            }
            start = end;
        }
        return ranks;
    }

    /** The root of the share of the variance of {@code numbers} that lies between the groups. */
    static double correlationRatio(double[] groups, double[] numbers) {
        double mean = mean(numbers);
        Map<Double, double[]> sums = new HashMap<>();
        double all = 0;
        for (int i = 0; i < numbers.length; i++) {
            double off = numbers[i] - mean;
            double[] sum = sums.computeIfAbsent(groups[i], group -> new double[2]);
            sum[0]++;
            sum[1] += off;
            all += off * off;
        }
        double between = sums.values().stream()
                .mapToDouble(sum -> sum[1] * sum[1] / sum[0])
                .sum();
        return all > 0 && sums.size() > 1 ? Math.sqrt(Math.min(1, between / all)) : Double.NaN;
    }

    static double cramersV(double[] one, double[] other) {
        double n = one.length;
        Map<Double, Long> rows = new HashMap<>();
        Map<Double, Long> columns = new HashMap<>();
        Map<Pair, Long> cells = new HashMap<>();
        for (int i = 0; i < one.length; i++) {
            rows.merge(one[i], 1L, Long::sum);
            columns.merge(other[i], 1L, Long::sum);
            cells.merge(new Pair(one[i], other[i]), 1L, Long::sum);
        }
        // Of chi-square by n: the sum of O²/(R C) less one, in which empty cells have no part.
        double phi = cells.entrySet().stream()
                        .mapToDouble(cell -> (double) cell.getValue()
                                * cell.getValue()
                                / ((double) rows.getOrDefault(cell.getKey().row(), 1L)
                                        * columns.getOrDefault(cell.getKey().column(), 1L)))
                        .sorted()
                        .sum()
                - 1;
        double r = rows.size() - 1.0;
        double k = columns.size() - 1.0;
        double corrected = Math.max(0, phi - r * k / (n - 1));
        double room = Math.min(r - r * r / (n - 1), k - k * k / (n - 1));
        return room > 0 ? Math.min(1, Math.sqrt(corrected / room)) : Double.NaN;
    }

    private record Pair(double row, double column) {}
}
