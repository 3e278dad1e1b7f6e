package org.evermodel.drift;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evermodel.profile.ColumnProfile;
import org.evermodel.profile.Quantiles;

/**
 * Finds what would make the numbers of a column look as they do now. Where all numbers went through one straight line, so did their
 * quantiles: those from the twentieth to the last but one twentieth must lie within a twentieth of their range of it in the mean.
 */
final class NumberCauses {
    private static final int FIRST = Quantiles.SHARES.indexOf(0.05);
    private static final int LAST = Quantiles.SHARES.indexOf(0.95);
    private static final double ROOM = 0.05;

    private static final List<Unit> UNITS = List.of(
            new Unit("times 1000", 1000, 0),
            new Unit("divided by 1000", 1.0 / 1000, 0),
            new Unit("times 100", 100, 0),
            new Unit("divided by 100", 1.0 / 100, 0),
            new Unit("times 1,000,000", 1e6, 0),
            new Unit("divided by 1,000,000", 1e-6, 0),
            new Unit("times 60", 60, 0),
            new Unit("divided by 60", 1.0 / 60, 0),
            new Unit("times 3600", 3600, 0),
            new Unit("divided by 3600", 1.0 / 3600, 0),
            new Unit("Celsius in Fahrenheit", 1.8, 32),
            new Unit("Fahrenheit in Celsius", 1 / 1.8, -32 / 1.8),
            new Unit("Celsius in Kelvin", 1, 273.15),
            new Unit("kilograms in pounds", 2.204_622_6, 0),
            new Unit("pounds in kilograms", 0.453_592_37, 0),
            new Unit("inches in centimetres", 2.54, 0),
            new Unit("centimetres in inches", 1 / 2.54, 0),
            new Unit("miles in kilometres", 1.609_344, 0),
            new Unit("kilometres in miles", 1 / 1.609_344, 0));

    private NumberCauses() {}

    /** A straight line. */
    private record Unit(String name, double factor, double offset) {}

    /** The unit that fits best, if one fits and the old unit does not. */
    static Optional<DriftCause> unit(ColumnProfile reference, ColumnProfile current) {
        return reference
                .values()
                .quantiles()
                .flatMap(then -> current.values()
                        .quantiles()
                        .filter(now -> misfit(then, now, new Unit("", 1, 0)) > 4 * ROOM)
                        .flatMap(now -> UNITS.stream()
                                .filter(unit -> misfit(then, now, unit) < ROOM)
                                .min((one, other) -> Double.compare(misfit(then, now, one), misfit(then, now, other)))
                                .map(unit -> new DriftCause(
                                        DriftCause.Kind.UNIT_CHANGED,
                                        "the quantiles are those of the reference " + unit.name() + ": the median was "
                                                + number(then.median()) + " and is " + number(now.median())))));
    }

    /** Moved by more than half of the range from the twentieth to the last but one twentieth, and else as before. */
    static Optional<DriftCause> offset(ColumnProfile reference, ColumnProfile current) {
        return reference
                .values()
                .quantiles()
                .flatMap(then -> current.values()
                        .quantiles()
                        .filter(now -> {
                            double moved = now.median() - then.median();
                            return Math.abs(moved) > range(then) / 2
                                    && misfit(then, now, new Unit("", 1, moved)) < ROOM;
                        })
                        .map(now -> new DriftCause(
                                DriftCause.Kind.OFFSET,
                                "the quantiles are those of the reference, all moved by "
                                        + number(now.median() - then.median()))));
    }

    /** Whether the numbers now are those that another column had. */
    static boolean looksLike(ColumnProfile now, ColumnProfile then) {
        return then.values()
                .quantiles()
                .flatMap(before ->
                        now.values().quantiles().map(after -> misfit(before, after, new Unit("", 1, 0)) < ROOM))
                .orElse(false);
    }

    /** How far the quantiles lie from the line in the mean, as a share of their range there; infinite without a range. */
    private static double misfit(Quantiles then, Quantiles now, Unit unit) {
        double range = unit.factor() * range(then);
        if (!(range > 0) || !(range(now) > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        double off = 0;
        for (int i = FIRST; i <= LAST; i++) {
            double expected = unit.factor() * then.values().get(i) + unit.offset();
            off += Math.abs(now.values().get(i) - expected);
        }
        return off / (LAST - FIRST + 1) / range;
    }

    private static double range(Quantiles quantiles) {
        return quantiles.values().get(LAST) - quantiles.values().get(FIRST);
    }

    static String number(double number) {
        return String.format(Locale.ROOT, "%.6g", number);
    }
}
