package org.evermodel.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evermodel.profile.Bins;
import org.evermodel.profile.CategoryBins;
import org.evermodel.profile.ColumnProfile;

/**
 * The cells in which categories are compared: the most frequent ones of the reference, those that are frequent now and were
 * not, all others together, unseen ones, mistyped ones and missing ones.
 *
 * <p>The reference has seen all that it has seen, so it has nothing unseen, while any later sample of a column with many
 * rare values has some though nothing changed. So in such a column unseen values are rare values among others, unless
 * there are more of them than {@linkplain UnseenRoom chance would bring}; then the single values of the reference stand for
 * what it would have missed. A value that {@linkplain Newcomers surely} became frequent has a cell of its own.
 *
 * <p>For the same reason the values that are frequent in the reference are a little less so in any later sample, where
 * there are more to choose the most frequent from than get a cell. Of a value that is there often that is little beside the
 * chance of the draw, so only such a one gets a cell of its own then.
 */
final class CategoryCells {
    /** Of many small bins the stability index is large by chance alone. */
    private static final int MOST_VALUES = 20;

    /** The relative error of such a count is below a fifth. */
    private static final long FEWEST_OF_A_CHOSEN_VALUE = 30;

    private final CategoryBins reference;
    private final CategoryBins current;
    private final boolean hasTail;
    private final List<Cell> cells = new ArrayList<>();
    private long rare;
    private long rareNow;
    private long unseenNow;

    private CategoryCells(CategoryBins reference, CategoryBins current, long mistyped) {
        this.reference = reference;
        this.current = current;
        this.hasTail = reference.seenOnce() > 0 || !reference.complete();
        this.rare = reference.other();
        this.rareNow = current.other();
        this.unseenNow = current.unseen() - mistyped;
    }

    static List<Cell> of(ColumnProfile reference, ColumnProfile current) {
        CategoryBins now = (CategoryBins) current.bins();
        CategoryCells made = new CategoryCells((CategoryBins) reference.bins(), now, current.mistyped());
        Set<String> chosen = made.choose();
        if (made.hasTail) {
            Newcomers.of(reference, current, chosen).forEach(made::split);
        }
        made.addRare(reference.mistyped());
        made.cells.add(new Cell("MISTYPED", reference.mistyped(), current.mistyped()));
        made.cells.add(new Cell("NULL", reference.nulls(), current.nulls()));
        return made.cells;
    }

    private Set<String> choose() {
        boolean more = hasTail || reference.counts().size() > MOST_VALUES;
        long least = more ? FEWEST_OF_A_CHOSEN_VALUE : 2;
        int most = hasTail ? (int) Math.min(MOST_VALUES, Math.sqrt((double) reference.total()) / 4) : MOST_VALUES;
        Set<String> chosen = new HashSet<>();
        for (Map.Entry<String, Long> value : byFrequency(reference)) {
            long now = current.counts().getOrDefault(value.getKey(), 0L);
            if (chosen.size() < most && value.getValue() >= least) {
                cells.add(new Cell("\"" + value.getKey() + "\"", value.getValue(), now));
                chosen.add(value.getKey());
            } else {
                rare += value.getValue();
                rareNow += now;
            }
        }
        return chosen;
    }

    /** A cell for what became frequent, at the cost of that in which it would be. */
    private void split(Bins.Bin value, long before) {
        boolean unseen = reference.complete() && !reference.counts().containsKey(value.label());
        long then = Math.min(before, rare);
        long now = Math.min(value.count(), unseen ? unseenNow : rareNow);
        cells.add(new Cell("\"" + value.label() + "\"", then, now));
        rare -= then;
        unseenNow -= unseen ? now : 0;
        rareNow -= unseen ? 0 : now;
    }

    private void addRare(long mistyped) {
        long unseen = reference.unseen() - mistyped;
        if (hasTail && unseenNow <= UnseenRoom.of(reference, current.total())) {
            cells.add(new Cell("a rarer value", rare + unseen, rareNow + unseenNow));
            return;
        }
        long asUnseen = Math.min(rare, reference.seenOnce());
        cells.add(new Cell("a rarer value", rare - asUnseen, rareNow));
        cells.add(new Cell("UNSEEN", unseen + asUnseen, unseenNow));
    }

    private static List<Map.Entry<String, Long>> byFrequency(CategoryBins bins) {
        return bins.counts().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }
}
