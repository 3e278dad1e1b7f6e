package org.evermodel.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Field;

/** Learns what a column of numbers, booleans or timestamps is filled with and scaled by. */
final class NumberFitter {
    private NumberFitter() {}

    /** What a missing number becomes. */
    enum Fill {
        /** The middle of the present cells; the mean of the two in the middle of an even number. */
        MEDIAN,
        /** The mean of the present cells. */
        MEAN
    }

    static Optional<String> reasonToLeaveOut(Column column) {
        Reading first = Reading.of(column.type()).get(0);
        IntToDoubleFunction cells = first.reader(new Field("any", column.type()), column);
        return IntStream.range(0, column.size()).allMatch(row -> Double.isNaN(cells.applyAsDouble(row)))
                ? Optional.of("no value in the training rows")
                : Optional.empty();
    }

    static NumberEncoder fit(
            Field field, Column column, Optional<Fill> fill, boolean standardized, boolean codesAreLevels) {
        List<NumberEncoder.Slot> slots = Reading.of(field.type()).stream()
                .map(reading -> slot(reading, field, column, fill, standardized))
                .toList();
        double[] present = present(slots.get(0).reading(), field, column);
        boolean seenMissing = present.length < column.size();
        List<Double> levels = codesAreLevels && field.type().isNumeric() ? LevelFitter.codes(present) : List.of();
        return new NumberEncoder(field, slots, levels, fill.isPresent() && seenMissing);
    }

    private static NumberEncoder.Slot slot(
            Reading reading, Field field, Column column, Optional<Fill> fill, boolean standardized) {
        double[] present = present(reading, field, column);
        if (field.type() == ColumnType.BOOLEAN) {
            boolean mostlyTrue = mean(present) > 0.5;
            return new NumberEncoder.Slot(reading, fill.isPresent() && mostlyTrue ? 1 : 0, 0, 1);
        }
        double filled = fill.map(kind -> kind == Fill.MEAN ? mean(present) : median(present))
                .orElse(0.0);
        if (!standardized) {
            return new NumberEncoder.Slot(reading, filled, 0, 1);
        }
        double[] cells = fill.isPresent() ? padded(present, column.size(), filled) : present;
        double center = mean(cells);
        return new NumberEncoder.Slot(reading, fill.isPresent() ? filled : center, center, deviation(cells, center));
    }

    private static double[] present(Reading reading, Field field, Column column) {
        return IntStream.range(0, column.size())
                .mapToDouble(reading.reader(field, column))
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }

    private static double[] padded(double[] present, int size, double fill) {
        double[] all = Arrays.copyOf(present, size);
        Arrays.fill(all, present.length, size, fill);
        return all;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2;
    }

    /** No sum overflows: cells are within the range of a float. */
    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** 0 exactly where all values are equal: the rounded mean of equal numbers need not be that number. */
    private static double deviation(double[] values, double mean) {
        double squares = 0;
        boolean constant = true;
        for (double value : values) {
            constant &= value == values[0];
            squares += (value - mean) * (value - mean);
        }
        return constant ? 0 : Math.sqrt(squares / values.length);
    }
}
