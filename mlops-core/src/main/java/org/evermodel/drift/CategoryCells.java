package org.evermodel.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.evermodel.profile.CategoryBins;

/**
 * The cells in which categories are compared: the most frequent ones of the reference, all others together, unseen ones
 * and missing ones.
 *
 * <p>The reference has seen all that it has seen, so it has nothing unseen, while any later sample of a column with many
 * rare values has some though nothing changed. What the reference would have missed, had it been drawn once more, is about
 * what it saw only once (I. J. Good, "The population frequencies of species and the estimation of population parameters",
 * Biometrika 40, 1953). So its single values stand for unseen ones, as far as there are any now: fewer unseen values than
 * that are nothing to tell of.
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

    private CategoryCells() {}

    static List<Cell> of(CategoryBins reference, CategoryBins current) {
        long once = reference.seenOnce();
        boolean hasTail = once > 0 || !reference.complete();
        boolean chosen = hasTail || reference.counts().size() > MOST_VALUES;
        long least = chosen ? FEWEST_OF_A_CHOSEN_VALUE : 2;
        int most = hasTail ? (int) Math.min(MOST_VALUES, Math.sqrt((double) reference.total()) / 4) : MOST_VALUES;
        List<Cell> cells = new ArrayList<>();
        long rare = reference.other();
        long rareNow = current.other();
        for (Map.Entry<String, Long> value : byFrequency(reference)) {
            long now = current.counts().getOrDefault(value.getKey(), 0L);
            if (cells.size() < most && value.getValue() >= least) {
                cells.add(new Cell("\"" + value.getKey() + "\"", value.getValue(), now));
            } else {
                rare += value.getValue();
                rareNow += now;
            }
        }
        long asUnseen = Math.min(once, asMany(current.unseen(), reference.total(), current.total()));
        cells.add(new Cell("a rarer value", rare - asUnseen, rareNow));
        cells.add(new Cell("UNSEEN", reference.unseen() + asUnseen, current.unseen()));
        cells.add(new Cell("NULL", reference.nulls(), current.nulls()));
        return cells;
    }

    /** How many of {@code rows} are the share that {@code found} is of {@code of}. */
    private static long asMany(long found, long rows, long of) {
        return of == 0 ? 0 : Math.round((double) found * rows / of);
    }

    private static List<Map.Entry<String, Long>> byFrequency(CategoryBins bins) {
        return bins.counts().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }
}
