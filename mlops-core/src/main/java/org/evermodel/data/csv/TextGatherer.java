package org.evermodel.data.csv;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Columns;

/** Gathers texts, each different one once. */
final class TextGatherer extends ColumnGatherer {
    private static final int MOST_CATEGORIES = 1_000;
    private static final int ALWAYS_CATEGORIES = 10;

    private final Optional<ColumnType> declared;
    private final MissingMarks marks;
    private final TextDictionary dictionary = new TextDictionary();
    private int[] codes = {};

    /** Gathers texts of the type {@code declared}, or else finds whether they are categories. */
    TextGatherer(Optional<ColumnType> declared, MissingMarks marks) {
        this.declared = declared;
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
        int known = dictionary.size();
        int code = trimmed ? dictionary.code(text, start, end) : dictionary.code(text, from, to);
        if (code == known && dictionary.texts().get(code).indexOf('\0') >= 0) {
            throw new CellRefusedException("holds a NUL character, so the file is no text or has another charset");
        }
        put(code);
    }

    @Override
    void addMissing() {
        put(-1);
    }

    private void put(int code) {
        codes = room(codes, size());
        codes[size()] = code;
        if (code < 0) {
            countMissing();
        } else {
            count();
        }
    }

    @Override
    Optional<Column> finish() {
        List<String> texts = dictionary.texts();
        ColumnType type = declared.orElseGet(this::inferred);
        return Optional.of(Columns.strings(type, Arrays.copyOf(codes, size()), texts));
    }

    private ColumnType inferred() {
        int different = dictionary.size();
        int present = size() - missing().cardinality();
        boolean repeated = different <= MOST_CATEGORIES && different <= present / 2;
        return different <= ALWAYS_CATEGORIES || repeated ? ColumnType.CATEGORICAL : ColumnType.TEXT;
    }
}
