package org.evermodel.data.csv;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnEvidence;
import org.evermodel.data.ColumnType;
import org.evermodel.data.DataPlace;
import org.evermodel.data.Field;
import org.jspecify.annotations.Nullable;

/**
 * Finds a column's type without keeping its cells. Different texts are kept up to the number at which they can no longer
 * be categories, of numbers too, because a word may still make texts of them.
 */
final class ScanningGatherer extends ColumnGatherer {
    private static final int CELLS_TO_PROVE = 4_096;

    private final CellParser parser;
    private final TypeFinder finder;
    private final Optional<ColumnType> demanded;
    private final Optional<TypedGatherer> proof;
    private final ValueRange range = new ValueRange();
    private @Nullable TextDictionary texts = new TextDictionary();
    private long rows;
    private long present;

    ScanningGatherer(CellRules rules, String name, Supplier<DataPlace> here) {
        this.parser = new CellParser(rules, name);
        this.finder = new TypeFinder(parser, here);
        this.demanded = rules.type(name);
        this.proof = demanded.filter(type -> !type.isTextual()).map(type -> new TypedGatherer(type, rules, name));
    }

    @Override
    void decimalMark(char mark) {
        parser.decimalMark(mark);
        proof.ifPresent(typed -> typed.decimalMark(mark));
    }

    @Override
    void check(char[] text, int from, int to) {
        super.check(text, from, to);
        proof.ifPresent(typed -> typed.check(text, from, to));
    }

    @Override
    void follow(ColumnGatherer next) {
        throw new IllegalStateException("a column is looked at as a whole");
    }

    @Override
    void add(char[] text, int from, int to, boolean trimmed) {
        rows++;
        int start = Blanks.skip(text, from, to);
        int end = Blanks.end(text, start, to);
        if (parser.isMissing(text, start, end)) {
            return;
        }
        proof.ifPresent(typed -> prove(typed, text, start, end));
        present++;
        if (finder.possible() != 0) {
            finder.look(text, start, end);
            range.add(finder.possible(), parser, text, start, end);
        }
        if (texts != null) {
            count(texts, text, trimmed ? start : from, trimmed ? end : to);
        }
    }

    private static void prove(TypedGatherer typed, char[] text, int from, int to) {
        if (typed.size() == CELLS_TO_PROVE) {
            typed.reset();
        }
        typed.add(text, from, to, true);
    }

    private void count(TextDictionary known, char[] text, int from, int to) {
        known.code(text, from, to);
        if (known.size() > TextGatherer.MOST_CATEGORIES) {
            texts = null;
        }
    }

    @Override
    void addMissing() {
        rows++;
    }

    ColumnType type() {
        return demanded.or(finder::type).orElseGet(this::textual);
    }

    private ColumnType textual() {
        return texts == null ? ColumnType.TEXT : TextGatherer.inferred(texts.size(), present);
    }

    ColumnEvidence evidence(String name) {
        ColumnType type = type();
        List<ColumnEvidence.RuledOut> ruledOut = finder.ruledOut().stream()
                .filter(reason -> reason.type() != type)
                .toList();
        return new ColumnEvidence(new Field(name, type), rows, rows - present, values(type), ruledOut);
    }

    private Optional<String> values(ColumnType type) {
        if (present == 0) {
            return Optional.empty();
        }
        return type.isTextual() ? Optional.of(different()) : range.words(type).filter(words -> isStill(type));
    }

    /** Whether the range is over all cells: a demanded type may take some that would not have been found to be of it. */
    private boolean isStill(ColumnType type) {
        return (finder.possible() & TypeFinder.bit(type)) != 0;
    }

    private String different() {
        if (texts == null) {
            return String.format(Locale.ROOT, "more than %,d different values", TextGatherer.MOST_CATEGORIES);
        }
        return String.format(Locale.ROOT, "%,d different value%s", texts.size(), texts.size() == 1 ? "" : "s");
    }

    @Override
    Column finish() {
        throw new IllegalStateException("a column that is only looked at has no cells");
    }

    @Override
    void reset() {
        throw new IllegalStateException("a column is looked at as a whole");
    }
}
