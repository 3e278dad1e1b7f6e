package org.evermodel.serving.http;

import java.time.Instant;
import java.util.Locale;
import org.evermodel.data.ColumnType;
import org.jspecify.annotations.Nullable;

/** What a JSON scalar means in a column of a certain type. */
final class CellValues {
    /** Beyond it a double no longer holds every whole number. */
    private static final double EXACT = 1L << 53;

    private CellValues() {}

    /** The cell as a row holds it, null where it is missing; refuses what the column cannot hold. */
    static @Nullable Object value(Grid.Lane lane, int row) {
        int at = lane.at(row);
        Cells cells = lane.cells();
        if (cells.isNull(at)) {
            return null;
        }
        return switch (lane.field().type()) {
            case INTEGER -> isWhole(lane, row) ? (Object) whole(lane, row) : (Object) real(lane, row);
            case REAL -> real(lane, row);
            case BOOLEAN -> flag(lane, row);
            case CATEGORICAL, TEXT -> text(lane, row);
            case TIMESTAMP -> instant(lane, row);
        };
    }

    /** Whether a number is whole and a long holds it exactly. */
    static boolean isWhole(Grid.Lane lane, int row) {
        Cells cells = lane.cells();
        int at = lane.at(row);
        if (cells.kind(at) != Cells.Kind.REAL) {
            return cells.kind(at) == Cells.Kind.WHOLE;
        }
        double number = cells.number(at);
        return number == Math.rint(number) && Math.abs(number) <= EXACT;
    }

    /** A number for which {@link #isWhole} holds. */
    static long whole(Grid.Lane lane, int row) {
        int at = lane.at(row);
        return lane.cells().kind(at) == Cells.Kind.WHOLE
                ? lane.cells().whole(at)
                : (long) lane.cells().number(at);
    }

    static double real(Grid.Lane lane, int row) {
        int at = lane.at(row);
        switch (lane.cells().kind(at)) {
            case WHOLE, HUGE, REAL -> {
                double number = lane.cells().number(at);
                if (Double.isInfinite(number)) {
                    throw Refusal.bad("%s: a number is beyond what 64 bits hold%s", lane.title(), where(row));
                }
                return number;
            }
            default -> throw misfit(lane, row, "a number");
        }
    }

    static boolean flag(Grid.Lane lane, int row) {
        int at = lane.at(row);
        Cells cells = lane.cells();
        return switch (cells.kind(at)) {
            case TRUE -> true;
            case FALSE -> false;
            case WHOLE, REAL -> {
                if (cells.number(at) != 0 && cells.number(at) != 1) {
                    throw misfit(lane, row, "a boolean, or 0 or 1");
                }
                yield cells.number(at) == 1;
            }
            default -> throw misfit(lane, row, "a boolean, or 0 or 1");
        };
    }

    static String text(Grid.Lane lane, int row) {
        int at = lane.at(row);
        if (lane.cells().kind(at) != Cells.Kind.TEXT) {
            throw misfit(lane, row, "a string");
        }
        return lane.cells().text(at);
    }

    static Instant instant(Grid.Lane lane, int row) {
        int at = lane.at(row);
        if (lane.cells().kind(at) != Cells.Kind.TEXT) {
            throw misfit(lane, row, "an ISO 8601 time as a string");
        }
        return Times.parse(lane.cells().text(at)).orElseThrow(() -> misfit(lane, row, "an ISO 8601 time"));
    }

    /** For a column that takes the cell at {@code row} for nothing it can hold. */
    static Refusal misfit(Grid.Lane lane, int row, String expected) {
        ColumnType type = lane.field().type();
        return Refusal.bad(
                "%s: the model's column %s is %s, so expected %s, but got %s%s",
                lane.title(),
                Shown.quoted(lane.field().name()),
                type.name().toLowerCase(Locale.ROOT),
                expected,
                lane.cells().show(lane.at(row)),
                where(row));
    }

    private static String where(int row) {
        return " in row " + row;
    }
}
