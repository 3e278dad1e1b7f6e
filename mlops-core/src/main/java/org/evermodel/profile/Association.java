package org.evermodel.profile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.evermodel.data.Column;
import org.evermodel.data.Dataset;

/**
 * How strongly two columns of a table go together, over the rows that have both.
 *
 * <pre>{@code
 * double r = Association.between(patients, "age", "bmi").orElseThrow().value();
 * }</pre>
 *
 * @param measure what is measured
 * @param value the measure; in [-1, 1] for correlations, else in [0, 1]
 * @param rows how many rows have both
 */
public record Association(Measure measure, double value, long rows) {
    /** What is measured, which depends on what the columns hold. */
    public enum Measure {
        /** Of numbers: the correlation of K. Pearson. */
        PEARSON,
        /** Of numbers: the correlation of their ranks, by C. Spearman; ties share their mean rank. */
        SPEARMAN,
        /** Of values: Cramér's V without its bias, by W. Bergsma (Journal of the Korean Statistical Society 42, 2013). */
        CRAMERS_V,
        /** Of values and numbers: the correlation ratio η, the root of the share of the variance between values. */
        CORRELATION_RATIO
    }

    /**
     * Pearson's of two columns of numbers, Cramér's of two of categories, texts or truth values, the correlation ratio of one of
     * each; empty where either is constant or no row has both. Numbers that are not finite count as missing. Throws NotFoundException
     * where a column is absent.
     */
    public static Optional<Association> between(Dataset table, String one, String other) {
        return PairedCells.of(table.column(one), table.column(other)).associated();
    }

    /** The correlation of ranks of two columns of numbers or times; throws IllegalArgumentException for others. */
    public static Optional<Association> ofRanks(Dataset table, String one, String other) {
        PairedCells pairs = PairedCells.of(table.column(one), table.column(other));
        if (!pairs.areNumbers()) {
            throw new IllegalArgumentException(
                    "ranks are of numbers, but \"" + one + "\" and \"" + other + "\" are not both numbers");
        }
        return pairs.ranked();
    }

    /** The cells of the rows that have both; values are numbered in the order they come. */
    @SuppressWarnings("ArrayRecordComponent")
    private record PairedCells(double[] one, boolean numbers, double[] other, boolean otherNumbers) {
        static PairedCells of(Column one, Column other) {
            double[] mine = numbers(one);
            double[] theirs = numbers(other);
            int[] both = IntStream.range(0, mine.length)
                    .filter(row -> Double.isFinite(mine[row]) && Double.isFinite(theirs[row]))
                    .toArray();
            return new PairedCells(
                    Arrays.stream(both).mapToDouble(row -> mine[row]).toArray(),
                    Kinds.of(one.type()).isOrdered(),
                    Arrays.stream(both).mapToDouble(row -> theirs[row]).toArray(),
                    Kinds.of(other.type()).isOrdered());
        }

        private static double[] numbers(Column column) {
            Map<Object, Integer> codes = new HashMap<>();
            double[] numbers = new double[column.size()];
            Arrays.setAll(
                    numbers,
                    row -> column.value(row)
                            .map(value -> Kinds.of(column.type()).isOrdered()
                                    ? number(column, row)
                                    : (double) codes.computeIfAbsent(value, key -> codes.size()))
                            .orElse(Double.NaN));
            return numbers;
        }

        private static double number(Column column, int row) {
            if (column instanceof Column.Reals reals) {
                return reals.get(row);
            }
            return column instanceof Column.Integers wholes
                    ? wholes.get(row)
                    : ((Column.Timestamps) column).epochMicros(row);
        }

        boolean areNumbers() {
            return numbers && otherNumbers;
        }

        Optional<Association> associated() {
            if (areNumbers()) {
                return told(Measure.PEARSON, Associations.correlation(one, other));
            }
            if (!numbers && !otherNumbers) {
                return told(Measure.CRAMERS_V, Associations.cramersV(one, other));
            }
            return told(
                    Measure.CORRELATION_RATIO,
                    numbers ? Associations.correlationRatio(other, one) : Associations.correlationRatio(one, other));
        }

        Optional<Association> ranked() {
            return told(Measure.SPEARMAN, Associations.correlation(Associations.ranks(one), Associations.ranks(other)));
        }

        private Optional<Association> told(Measure measure, double value) {
            return Double.isNaN(value) ? Optional.empty() : Optional.of(new Association(measure, value, one.length));
        }
    }
}
