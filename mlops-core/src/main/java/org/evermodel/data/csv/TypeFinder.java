package org.evermodel.data.csv;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.evermodel.data.ColumnEvidence;
import org.evermodel.data.ColumnType;
import org.evermodel.data.DataPlace;

/**
 * Finds the type of a column from its cells, one by one, in memory that does not grow with them.
 *
 * <p>Each cell leaves of the types that are still possible those it is a value of, and the first one that rules a type
 * out is remembered with its place. So the type does not depend on the order of cells. What no type is left for is text.
 * Whole numbers of which some do not fit a long are text too, because as reals neighbouring ones would become equal, and a
 * whole number that no double equals is no real; NaN
 * and infinities in words are reals where a number stands in the column. Not thread-safe.
 */
final class TypeFinder {
    static final int INTEGER = 1;
    static final int REAL = 2;
    static final int BOOLEAN = 4;
    static final int TIMESTAMP = 8;
    /** Declared words and patterns may be numbers as well, and then go first. */
    private static final List<ColumnType> BY_PREFERENCE =
            List.of(ColumnType.BOOLEAN, ColumnType.TIMESTAMP, ColumnType.INTEGER, ColumnType.REAL);

    private final CellParser cells;
    private final Supplier<DataPlace> here;
    private final Map<ColumnType, ColumnEvidence.RuledOut> ruledOut = new EnumMap<>(ColumnType.class);
    private int possible = INTEGER | REAL | BOOLEAN | TIMESTAMP;
    private boolean any;
    private boolean decimals;
    private boolean wholes;
    private boolean beyondLong;

    TypeFinder(CellParser cells, Supplier<DataPlace> here) {
        this.cells = cells;
        this.here = here;
    }

    static int bit(ColumnType type) {
        return switch (type) {
            case INTEGER -> INTEGER;
            case REAL -> REAL;
            case BOOLEAN -> BOOLEAN;
            case TIMESTAMP -> TIMESTAMP;
            case CATEGORICAL, TEXT -> 0;
        };
    }

    /** The types, as bits, that all cells so far are values of. */
    int possible() {
        return possible;
    }

    /** The type a column of such cells is kept as, unless it must be text. */
    Optional<ColumnType> preferred() {
        return BY_PREFERENCE.stream()
                .filter(type -> (possible & bit(type)) != 0)
                .findFirst();
    }

    /**
     * Looks at a cell that is present, without blanks around it. Afterwards the parser holds it as a number, where that
     * is still possible.
     */
    void look(char[] text, int from, int to) {
        any = true;
        int fits = 0;
        if ((possible & (INTEGER | REAL)) != 0) {
            fits = number(text, from, to);
        }
        if ((possible & BOOLEAN) != 0 && cells.truth(text, from, to) >= 0) {
            fits |= BOOLEAN;
        }
        if ((possible & TIMESTAMP) != 0 && cells.micros(text, from, to) != TimestampParser.NONE) {
            fits |= TIMESTAMP;
        }
        int lost = possible & ~fits;
        if (lost != 0) {
            possible &= fits;
            remember(lost, new String(text, from, to - from));
        }
    }

    private int number(char[] text, int from, int to) {
        return switch (cells.number(text, from, to)) {
            case NONE, ZERO_LED -> 0;
            case WHOLE -> {
                wholes = true;
                yield cells.isExact() ? INTEGER | REAL : INTEGER;
            }
            case BEYOND_LONG -> {
                beyondLong = true;
                yield cells.isExact() ? REAL : 0;
            }
            case DECIMAL -> {
                decimals = true;
                yield REAL;
            }
            case WORD -> REAL;
        };
    }

    private void remember(int lost, String value) {
        DataPlace place = here.get();
        for (ColumnType type : BY_PREFERENCE) {
            if ((lost & bit(type)) != 0) {
                ruledOut.put(type, new ColumnEvidence.RuledOut(type, value, place));
            }
        }
    }

    /** Takes in what another look found in cells further down. */
    void follow(TypeFinder next) {
        possible &= next.possible;
        any |= next.any;
        decimals |= next.decimals;
        wholes |= next.wholes;
        beyondLong |= next.beyondLong;
        next.ruledOut.forEach(ruledOut::putIfAbsent);
    }

    /** The type, unless it is text or there is no cell at all. */
    Optional<ColumnType> type() {
        boolean real = decimals || (wholes && !beyondLong);
        return preferred().filter(type -> any && (type != ColumnType.REAL || real));
    }

    /** Why it is none of the other types, simplest first. */
    List<ColumnEvidence.RuledOut> ruledOut() {
        return new ArrayList<>(ruledOut.values());
    }
}
