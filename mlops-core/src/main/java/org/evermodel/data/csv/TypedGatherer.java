package org.evermodel.data.csv;

import java.util.Locale;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;

/** Gathers numbers, booleans or times where the type is given; any other cell is refused. */
final class TypedGatherer extends ColumnGatherer {
    private final ColumnType type;
    private final CellParser parser;
    private long[] cells = {};

    TypedGatherer(ColumnType type, CellRules rules, String name) {
        this.type = type;
        this.parser = new CellParser(rules, name);
    }

    @Override
    void decimalMark(char mark) {
        parser.decimalMark(mark);
    }

    @Override
    void add(char[] text, int from, int to, boolean trimmed) {
        int start = Blanks.skip(text, from, to);
        int end = Blanks.end(text, start, to);
        if (parser.isMissing(text, start, end)) {
            addMissing();
            return;
        }
        put(cell(text, start, end));
    }

    @Override
    void check(char[] text, int from, int to) {
        int start = Blanks.skip(text, from, to);
        int end = Blanks.end(text, start, to);
        if (!parser.isMissing(text, start, end)) {
            cell(text, start, end);
        }
    }

    @Override
    void follow(ColumnGatherer next) {
        cells = joined(cells, size(), ((TypedGatherer) next).cells, next.size());
        countAll(next);
    }

    private long cell(char[] text, int from, int to) {
        return switch (type) {
            case INTEGER -> integer(text, from, to);
            case REAL -> {
                if (parser.number(text, from, to) == NumberParser.Kind.NONE) {
                    throw misfit("a real number");
                }
                if (!parser.isExact()) {
                    throw misfit("a number that a real can be without rounding: it is whole, and no double equals it");
                }
                yield Double.doubleToRawLongBits(parser.real());
            }
            case BOOLEAN -> {
                int word = parser.truth(text, from, to);
                if (word < 0) {
                    throw misfit("true or false");
                }
                yield word;
            }
            case TIMESTAMP -> {
                long micros = parser.micros(text, from, to);
                if (micros == TimestampParser.NONE) {
                    throw misfit("an ISO date or date-time");
                }
                yield micros;
            }
            case CATEGORICAL, TEXT -> throw new IllegalStateException("texts are gathered elsewhere");
        };
    }

    private long integer(char[] text, int from, int to) {
        NumberParser.Kind kind = parser.number(text, from, to);
        if (kind == NumberParser.Kind.BEYOND_LONG) {
            throw misfit("a whole number of at most 64 bits");
        }
        if (!parser.fitsLong()) {
            throw misfit("a whole number" + (kind == NumberParser.Kind.ZERO_LED ? " of at most 64 bits" : ""));
        }
        return parser.whole();
    }

    private CellRefusedException misfit(String expected) {
        return new CellRefusedException(
                "is not " + expected + ", as the schema demands (" + type.name().toLowerCase(Locale.ROOT) + ")");
    }

    @Override
    void addMissing() {
        cells = room(cells, size());
        countMissing();
    }

    private void put(long cell) {
        cells = room(cells, size());
        cells[size()] = cell;
        count();
    }

    @Override
    Column finish() {
        return column(type, cells, size(), missing());
    }

    @Override
    void reset() {
        forget();
    }
}
