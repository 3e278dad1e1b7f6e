package org.evermodel.profile;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Field;

/** Profiles a column of categories, texts or truth values that goes by in batches. */
final class TextTally implements ColumnTally {
    private static final int MOST_CATEGORIES = 1_000;
    private static final int MOST_TEXTS = 20;

    private final Field field;
    private final Optional<CategoryBins> given;
    private final TextChoice choice;
    private final Map<String, Long> counts;
    private final TextSketch values;
    private final TextShapes shapes = new TextShapes();
    private long rest;
    private long nulls;
    private long mistyped;

    private TextTally(Field field, Optional<CategoryBins> given, Bounds bounds) {
        this.field = field;
        this.given = given;
        this.choice = new TextChoice(field.type() == ColumnType.TEXT ? MOST_TEXTS : MOST_CATEGORIES, bounds.cells());
        this.counts = new HashMap<>(given.map(bins -> bins.cleared().counts()).orElse(Map.of()));
        this.values = new TextSketch(bounds.values());
    }

    /** In bins that are chosen from the values. */
    static TextTally choosing(Field field, Bounds bounds) {
        return new TextTally(field, Optional.empty(), bounds);
    }

    /** In the given bins. */
    static TextTally in(CategoryBins bins, Field field, Bounds bounds) {
        return new TextTally(field, Optional.of(bins), bounds);
    }

    @Override
    public void add(Column column) {
        nulls += column.nullCount();
        if (Kinds.of(column.type()) == Kinds.of(field.type())) {
            TextBatch.forEach(column, this::add);
        } else {
            mistyped += column.size() - (long) column.nullCount();
        }
    }

    private void add(String text, long count) {
        values.add(text, count);
        if (field.type().isTextual()) {
            shapes.add(text, count);
        }
        if (given.isEmpty()) {
            choice.add(text, count);
        } else if (counts.computeIfPresent(text, (key, before) -> before + count) == null) {
            rest += count;
        }
    }

    /** Whether frequent values must be looked for again. */
    boolean wantsSecondPass() {
        return given.isEmpty() && choice.wantsSecondPass();
    }

    /** The cells of a batch that was added before. */
    void addAgain(Column column) {
        if (Kinds.of(column.type()) == Kinds.of(field.type())) {
            choice.addAgain(column);
        }
    }

    @Override
    public ColumnProfile profile() {
        return new ColumnProfile(
                field.name(),
                field.type(),
                bins(),
                Optional.empty(),
                0,
                0,
                mistyped,
                0,
                0,
                Values.of(values),
                shapes.texts());
    }

    private CategoryBins bins() {
        if (given.isEmpty()) {
            CategoryBins chosen = choice.bins(nulls);
            return new CategoryBins(chosen.counts(), chosen.complete(), chosen.other(), mistyped, nulls);
        }
        boolean complete = given.get().complete();
        long unseen = mistyped + (complete ? rest : 0);
        return new CategoryBins(counts, complete, complete ? 0 : rest, unseen, nulls);
    }
}
