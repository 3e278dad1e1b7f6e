package org.evermodel.data.csv;

import java.util.Arrays;
import java.util.Optional;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Columns;

/** Gathers texts, each different one once. */
final class TextGatherer extends ColumnGatherer {
    static final int MOST_CATEGORIES = 1_000;
    private static final int ALWAYS_CATEGORIES = 10;

    private final Optional<ColumnType> declared;
    private final CellParser parser;
    private TextDictionary dictionary = new TextDictionary();
    private int[] codes = {};

    /** Gathers texts of the type {@code declared}, or else finds whether they are categories. */
    TextGatherer(Optional<ColumnType> declared, CellParser parser) {
        this.declared = declared;
        this.parser = parser;
    }

    @Override
    void add(char[] text, int from, int to, boolean trimmed) {
        int start = Blanks.skip(text, from, to);
        int end = Blanks.end(text, start, to);
        if (parser.isMissing(text, start, end)) {
            addMissing();
            return;
        }
        int known = dictionary.size();
        int code = trimmed ? dictionary.code(text, start, end) : dictionary.code(text, from, to);
        if (code == known && dictionary.texts().get(code).indexOf('\0') >= 0) {
            throw nul();
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
    void follow(ColumnGatherer next) {
        TextGatherer others = (TextGatherer) next;
        int[] translated = others.dictionary.texts().stream()
                .mapToInt(text -> dictionary.code(text.toCharArray(), 0, text.length()))
                .toArray();
        int size = size();
        codes = Arrays.copyOf(codes, Math.addExact(size, next.size()));
        for (int i = 0; i < next.size(); i++) {
            int code = others.codes[i];
            codes[size + i] = code < 0 ? -1 : translated[code];
        }
        countAll(next);
    }

    @Override
    Column finish() {
        ColumnType type = declared.orElseGet(
                () -> inferred(dictionary.size(), size() - missing().cardinality()));
        return Columns.strings(type, Arrays.copyOf(codes, size()), dictionary.texts());
    }

    @Override
    void reset() {
        forget();
        dictionary = new TextDictionary();
    }

    /** What texts are of which {@code present} cells hold {@code different} ones. */
    static ColumnType inferred(int different, long present) {
        boolean repeated = different <= MOST_CATEGORIES && different <= present / 2;
        return different <= ALWAYS_CATEGORIES || repeated ? ColumnType.CATEGORICAL : ColumnType.TEXT;
    }
}
