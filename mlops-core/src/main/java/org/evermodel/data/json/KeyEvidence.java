package org.evermodel.data.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.evermodel.data.Categories;
import org.evermodel.data.ColumnEvidence;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Field;
import org.evermodel.data.MalformedDataException;

/** What is known of one column while lines go by. Used by one thread. */
final class KeyEvidence {
    private final String name;
    private final List<ColumnEvidence.RuledOut> ruledOut = new ArrayList<>();
    private final Categories texts = new Categories();
    private final Range range = new Range();
    private Optional<JsonCell> first = Optional.empty();
    /** The first whole number that no double equals. */
    private Optional<JsonCell> noDouble = Optional.empty();

    private long present;
    private boolean decimals;
    private boolean beyondLong;
    private boolean noTimes;

    KeyEvidence(String name) {
        this.name = name;
    }

    /** The first value. */
    Optional<JsonCell> first() {
        return first;
    }

    void add(JsonCell cell) {
        if (cell.kind() == JsonCell.Kind.NULL) {
            return;
        }
        present++;
        if (first.isEmpty()) {
            first = Optional.of(cell);
        } else {
            requireKindOf(first.get(), cell);
        }
        switch (cell.kind()) {
            case WHOLE -> whole(cell);
            case DECIMAL, WORD -> real(cell);
            case TEXT -> text(cell);
            case TRUTH, NULL -> {}
        }
    }

    private static void requireKindOf(JsonCell first, JsonCell cell) {
        if (!first.kind().said().equals(cell.kind().said())) {
            throw MalformedDataException.ofValue(
                    cell.place().column(cell.column()),
                    cell.text(),
                    "is a " + cell.kind().said() + ", but in " + first.place() + " there is a "
                            + first.kind().said() + "; pin a schema in which the column is TEXT to take both");
        }
    }

    private void whole(JsonCell cell) {
        OptionalLong value = JsonValues.exactLong(cell.text());
        range.add(value.isPresent() ? (double) value.getAsLong() : JsonValues.real(cell), cell.text());
        if (value.isEmpty() && !beyondLong) {
            beyondLong = true;
            ruleOut(ColumnType.INTEGER, cell);
        }
        if (noDouble.isEmpty() && !JsonValues.isDouble(cell)) {
            noDouble = Optional.of(cell);
        }
    }

    private void real(JsonCell cell) {
        range.add(JsonValues.real(cell), cell.text());
        if (!decimals) {
            decimals = true;
            ruleOut(ColumnType.INTEGER, cell);
        }
    }

    private void text(JsonCell cell) {
        texts.add(cell.text());
        if (!noTimes && !JsonValues.isTime(cell.text())) {
            noTimes = true;
            ruleOut(ColumnType.TIMESTAMP, cell);
        }
    }

    private void ruleOut(ColumnType type, JsonCell cell) {
        if (ruledOut.stream().noneMatch(reason -> reason.type() == type)) {
            ruledOut.add(new ColumnEvidence.RuledOut(type, cell.text(), cell.place()));
        }
    }

    ColumnEvidence evidence(long rows) {
        if (decimals) {
            noDouble.ifPresent(cell -> ruleOut(ColumnType.REAL, cell));
        }
        return new ColumnEvidence(new Field(name, type()), rows, rows - present, values(), ruledOut);
    }

    private ColumnType type() {
        return switch (first.map(JsonCell::kind).orElse(JsonCell.Kind.NULL)) {
            case WHOLE, DECIMAL, WORD -> numberType();
            case TRUTH -> ColumnType.BOOLEAN;
            case TEXT -> noTimes ? textType() : ColumnType.TIMESTAMP;
            case NULL -> ColumnType.CATEGORICAL;
        };
    }

    private ColumnType numberType() {
        if (decimals) {
            return noDouble.isPresent() ? ColumnType.TEXT : ColumnType.REAL;
        }
        return beyondLong ? ColumnType.TEXT : ColumnType.INTEGER;
    }

    private ColumnType textType() {
        return texts.areFew() ? ColumnType.CATEGORICAL : ColumnType.TEXT;
    }

    private Optional<String> values() {
        return switch (first.map(JsonCell::kind).orElse(JsonCell.Kind.NULL)) {
            case WHOLE, DECIMAL, WORD -> range.toText();
            case TEXT ->
                Optional.of(
                        texts.different() > Categories.MOST
                                ? String.format(Locale.ROOT, "more than %,d different values", Categories.MOST)
                                : String.format(Locale.ROOT, "%,d different values", texts.different()));
            case TRUTH, NULL -> Optional.empty();
        };
    }

    /** The least and the largest number, as they are written. */
    private static final class Range {
        private double least = Double.POSITIVE_INFINITY;
        private double largest = Double.NEGATIVE_INFINITY;
        private String leastText = "";
        private String largestText = "";

        void add(double value, String text) {
            if (value < least || leastText.isEmpty()) {
                least = value;
                leastText = text;
            }
            if (value > largest || largestText.isEmpty()) {
                largest = value;
                largestText = text;
            }
        }

        Optional<String> toText() {
            return Optional.of(leastText + ".." + largestText);
        }
    }
}
