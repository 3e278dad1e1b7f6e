package org.evermodel.data.csv;

import java.util.Locale;
import java.util.Optional;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;

/** Gathers numbers, booleans or times where the type is given; any other cell is refused. */
final class TypedGatherer extends ColumnGatherer {
    private final ColumnType type;
    private final MissingMarks marks;
    private final NumberParser numbers = new NumberParser();
    private long[] cells = {};

    TypedGatherer(ColumnType type, MissingMarks marks) {
        this.type = type;
        this.marks = marks;
    }

    @Override
    void add(char[] text, int from, int to, boolean trimmed) {
        int start = Blanks.skip(text, from, to);
        int end = Blanks.end(text, start, to);
        if (marks.matches(text, start, end)) {
            addMissing();
            return;
        }
        put(cell(text, start, end));
    }

    private long cell(char[] text, int from, int to) {
        return switch (type) {
            case INTEGER -> integer(text, from, to);
            case REAL -> {
                if (numbers.parse(text, from, to) == NumberParser.Kind.NONE) {
                    throw misfit("a real number");
                }
                yield Double.doubleToRawLongBits(numbers.real());
            }
            case BOOLEAN -> {
                int word = BooleanWords.parse(text, from, to);
                if (word < 0) {
                    throw misfit("true or false");
                }
                yield word;
            }
            case TIMESTAMP -> {
                long micros = TimestampParser.micros(text, from, to);
                if (micros == TimestampParser.NONE) {
                    throw misfit("an ISO date or date-time");
                }
                yield micros;
            }
            case CATEGORICAL, TEXT -> throw new IllegalStateException("texts are gathered elsewhere");
        };
    }

    private long integer(char[] text, int from, int to) {
        NumberParser.Kind kind = numbers.parse(text, from, to);
        if (kind == NumberParser.Kind.BEYOND_LONG) {
            throw misfit("a whole number of at most 64 bits");
        }
        boolean exactCode = kind == NumberParser.Kind.ZERO_LED && numbers.whole() == numbers.real();
        if (kind != NumberParser.Kind.WHOLE && !exactCode) {
            throw misfit("a whole number");
        }
        return numbers.whole();
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
    Optional<Column> finish() {
        return Optional.of(column(type, cells, size(), missing()));
    }
}
