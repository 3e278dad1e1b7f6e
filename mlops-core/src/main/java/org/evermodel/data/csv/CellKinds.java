package org.evermodel.data.csv;

/** What a single field looks like. Not thread-safe. */
final class CellKinds {
    enum Kind {
        NOTHING,
        NUMBER,
        OTHER_VALUE,
        TEXT
    }

    private final CellParser parser;

    CellKinds(CellRules rules, char decimalMark) {
        parser = new CellParser(rules, "");
        parser.decimalMark(decimalMark);
    }

    Kind of(SampleField field) {
        char[] text = Blanks.trim(field.text()).toCharArray();
        if (parser.isMissing(text, 0, text.length)) {
            return Kind.NOTHING;
        }
        NumberParser.Kind number = parser.number(text, 0, text.length);
        if (number == NumberParser.Kind.WORD) {
            return Kind.TEXT;
        }
        if (number != NumberParser.Kind.NONE) {
            return Kind.NUMBER;
        }
        boolean value =
                parser.truth(text, 0, text.length) >= 0 || parser.micros(text, 0, text.length) != TimestampParser.NONE;
        return value ? Kind.OTHER_VALUE : Kind.TEXT;
    }

    /** Whether it is a value of a type that texts are not. */
    static boolean isTyped(Kind kind) {
        return kind == Kind.NUMBER || kind == Kind.OTHER_VALUE;
    }
}
