package org.evermodel.data.csv;

import java.util.Optional;
import java.util.function.Supplier;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.DataPlace;
import org.jspecify.annotations.Nullable;

/**
 * Gathers cells whose type shows on the way, kept as the type that fits so far; whole numbers widen to reals in place. A
 * column that turns out to be of another type than it was kept as has lost the wording of its cells, and must be read
 * once more.
 */
final class InferringGatherer extends ColumnGatherer {
    private final CellParser parser;
    private final TypeFinder finder;
    private final TextGatherer texts;
    private long[] cells = {};
    private @Nullable ColumnType kept;
    private boolean asText;
    private boolean lost;

    InferringGatherer(CellRules rules, String name, Supplier<DataPlace> here) {
        this.parser = new CellParser(rules, name);
        this.finder = new TypeFinder(parser, here);
        this.texts = new TextGatherer(Optional.empty(), parser);
    }

    @Override
    void decimalMark(char mark) {
        parser.decimalMark(mark);
    }

    @Override
    void add(char[] text, int from, int to, boolean trimmed) {
        if (asText) {
            texts.add(text, from, to, trimmed);
            count();
            return;
        }
        int start = Blanks.skip(text, from, to);
        int end = Blanks.end(text, start, to);
        if (parser.isMissing(text, start, end)) {
            addMissing();
            return;
        }
        if (finder.possible() != 0) {
            finder.look(text, start, end);
        }
        if (!lost && kept == null && finder.possible() == 0) {
            becomeText(text, from, to, trimmed);
        } else if (!lost && keeps()) {
            put(cell(text, start, end));
        } else {
            lose();
            count();
        }
    }

    /** Whether the cell that was looked at can be kept beside the others. */
    private boolean keeps() {
        if (kept == null) {
            kept = finder.preferred().orElseThrow();
            return true;
        }
        if ((finder.possible() & TypeFinder.bit(kept)) != 0) {
            return true;
        }
        if (kept == ColumnType.INTEGER && (finder.possible() & TypeFinder.REAL) != 0) {
            widenToReal();
            return true;
        }
        return false;
    }

    private long cell(char[] text, int from, int to) {
        return switch (kept == null ? ColumnType.TEXT : kept) {
            case INTEGER -> parser.whole();
            case REAL -> Double.doubleToRawLongBits(parser.real());
            case BOOLEAN -> parser.truth(text, from, to);
            case TIMESTAMP -> parser.micros(text, from, to);
            case CATEGORICAL, TEXT -> throw new IllegalStateException("texts are gathered elsewhere");
        };
    }

    private void widenToReal() {
        for (int i = 0; i < size(); i++) {
            cells[i] = Double.doubleToRawLongBits((double) cells[i]);
        }
        kept = ColumnType.REAL;
    }

    private void becomeText(char[] text, int from, int to, boolean trimmed) {
        for (int i = 0; i < size(); i++) {
            texts.addMissing();
        }
        texts.add(text, from, to, trimmed);
        asText = true;
        count();
    }

    private void lose() {
        lost = true;
        cells = new long[0];
    }

    @Override
    void follow(ColumnGatherer next) {
        InferringGatherer others = (InferringGatherer) next;
        finder.follow(others.finder);
        if (lost || others.lost || !canFollow(others)) {
            lose();
        } else if (asText || others.asText) {
            followTexts(others);
        } else {
            followCells(others);
        }
        countAll(next);
    }

    /** Whether both hold cells of one kind, or one of them none at all. */
    private boolean canFollow(InferringGatherer others) {
        boolean texts = asText == others.asText || isEmpty() || others.isEmpty();
        boolean numbers = isNumeric() && others.isNumeric();
        return texts && (kept == null || others.kept == null || kept == others.kept || numbers);
    }

    private boolean isEmpty() {
        return kept == null && !asText;
    }

    private boolean isNumeric() {
        return kept == ColumnType.INTEGER || kept == ColumnType.REAL;
    }

    private void followTexts(InferringGatherer others) {
        prepareTexts();
        others.prepareTexts();
        texts.follow(others.texts);
        asText = true;
    }

    private void prepareTexts() {
        for (int i = 0; i < size() && !asText; i++) {
            texts.addMissing();
        }
    }

    private void followCells(InferringGatherer others) {
        if (kept == ColumnType.INTEGER && others.kept == ColumnType.REAL) {
            widenToReal();
        } else if (kept == ColumnType.REAL && others.kept == ColumnType.INTEGER) {
            others.widenToReal();
        }
        kept = kept == null ? others.kept : kept;
        cells = joined(cells, size(), others.cells, others.size());
    }

    @Override
    void addMissing() {
        if (asText) {
            texts.addMissing();
        } else if (!lost) {
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
    Optional<ColumnGatherer> nextReading(CellRules rules, String name) {
        boolean right = !lost
                && (asText || kept == null || finder.type().filter(kept::equals).isPresent());
        if (right) {
            return Optional.empty();
        }
        ColumnGatherer again = finder.type()
                .<ColumnGatherer>map(type -> new TypedGatherer(type, rules, name))
                .orElseGet(() -> new TextGatherer(Optional.empty(), new CellParser(rules, name)));
        return Optional.of(again);
    }

    @Override
    Column finish() {
        if (asText) {
            return texts.finish();
        }
        if (kept != null) {
            return column(kept, cells, size(), missing());
        }
        // A column without a single value is one of categories, of which there are none.
        for (int i = 0; i < size(); i++) {
            texts.addMissing();
        }
        return texts.finish();
    }

    @Override
    void reset() {
        throw new IllegalStateException("a column whose type is to be found is gathered as a whole");
    }
}
