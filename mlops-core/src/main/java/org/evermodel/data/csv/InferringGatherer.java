package org.evermodel.data.csv;

import java.util.Optional;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;

/**
 * Gathers cells whose type shows on the way.
 *
 * <p>Numbers with a point or an exponent make a column real, whole numbers that fit a long make it integer. Digits
 * behind a leading zero are codes, so the column is text; so is one of whole numbers of which some do not fit a long,
 * because as reals neighbouring ones would become equal. NaN and infinities in words are reals where a number stands in
 * the column too.
 */
final class InferringGatherer extends ColumnGatherer {
    private enum State {
        NOTHING,
        INTEGER,
        REAL,
        BOOLEAN,
        TIMESTAMP,
        TEXT,
        LOST
    }

    private final MissingMarks marks;
    private final NumberParser numbers = new NumberParser();
    private final TextGatherer texts;
    private State state = State.NOTHING;
    private long[] cells = {};
    private boolean decimals;
    private boolean wholes;
    private boolean beyondLong;

    InferringGatherer(MissingMarks marks) {
        this.marks = marks;
        this.texts = new TextGatherer(Optional.empty(), marks);
    }

    @Override
    void add(char[] text, int from, int to, boolean trimmed) {
        if (state == State.TEXT) {
            texts.add(text, from, to, trimmed);
            count();
            return;
        }
        int start = Blanks.skip(text, from, to);
        int end = Blanks.end(text, start, to);
        if (marks.matches(text, start, end)) {
            addMissing();
            return;
        }
        boolean taken = switch (state) {
            case NOTHING -> first(text, start, end);
            case INTEGER, REAL -> number(text, start, end);
            case BOOLEAN -> truth(text, start, end);
            case TIMESTAMP -> time(text, start, end);
            case TEXT, LOST -> false;
        };
        if (!taken) {
            becomeText(text, from, to, trimmed);
        }
    }

    private boolean first(char[] text, int from, int to) {
        if (number(text, from, to)) {
            return true;
        }
        if (truth(text, from, to)) {
            state = State.BOOLEAN;
            return true;
        }
        if (time(text, from, to)) {
            state = State.TIMESTAMP;
            return true;
        }
        return false;
    }

    private boolean number(char[] text, int from, int to) {
        NumberParser.Kind kind = numbers.parse(text, from, to);
        switch (kind) {
            case NONE, ZERO_LED -> {
                return false;
            }
            case WHOLE -> wholes = true;
            case BEYOND_LONG -> beyondLong = true;
            case DECIMAL -> decimals = true;
            case WORD -> {}
        }
        if (kind == NumberParser.Kind.WHOLE && state != State.REAL) {
            state = State.INTEGER;
            put(numbers.whole());
            return true;
        }
        widenToReal();
        put(Double.doubleToRawLongBits(numbers.real()));
        return true;
    }

    private void widenToReal() {
        if (state == State.INTEGER) {
            for (int i = 0; i < size(); i++) {
                cells[i] = Double.doubleToRawLongBits((double) cells[i]);
            }
        }
        state = State.REAL;
    }

    private boolean truth(char[] text, int from, int to) {
        int word = BooleanWords.parse(text, from, to);
        if (word < 0) {
            return false;
        }
        put(word);
        return true;
    }

    private boolean time(char[] text, int from, int to) {
        long micros = TimestampParser.micros(text, from, to);
        if (micros == TimestampParser.NONE) {
            return false;
        }
        put(micros);
        return true;
    }

    private void becomeText(char[] text, int from, int to, boolean trimmed) {
        if (state == State.NOTHING) {
            for (int i = 0; i < size(); i++) {
                texts.addMissing();
            }
            texts.add(text, from, to, trimmed);
            state = State.TEXT;
        } else {
            state = State.LOST;
            cells = new long[0];
        }
        count();
    }

    @Override
    void addMissing() {
        if (state == State.TEXT) {
            texts.addMissing();
        } else if (state != State.LOST) {
            cells = room(cells, size());
        }
        countMissing();
    }

    private void put(long cell) {
        cells = room(cells, size());
        cells[size()] = cell;
        count();
    }

    @Override
    boolean mustBeReadAsText() {
        boolean codes = state == State.REAL && beyondLong && !decimals;
        boolean words = state == State.REAL && !decimals && !wholes && !beyondLong;
        return state == State.LOST || codes || words;
    }

    @Override
    Optional<Column> finish() {
        if (mustBeReadAsText()) {
            return Optional.empty();
        }
        return switch (state) {
            case INTEGER -> Optional.of(column(ColumnType.INTEGER, cells, size(), missing()));
            case REAL -> Optional.of(column(ColumnType.REAL, cells, size(), missing()));
            case BOOLEAN -> Optional.of(column(ColumnType.BOOLEAN, cells, size(), missing()));
            case TIMESTAMP -> Optional.of(column(ColumnType.TIMESTAMP, cells, size(), missing()));
            case TEXT -> texts.finish();
            case NOTHING, LOST -> empty();
        };
    }

    /** A column without a single value is one of categories, of which there are none. */
    private Optional<Column> empty() {
        for (int i = 0; i < size(); i++) {
            texts.addMissing();
        }
        return texts.finish();
    }
}
