package org.evermodel.profile;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.data.Column;

/**
 * Chooses bins for a column of texts: one for each of the most frequent values.
 *
 * <p>Up to so many different values are counted each. Beyond that all values are counted in the shared cells of a
 * {@link CountMin}, and a second pass counts exactly those that may be a thousandth of all: which ones these are does not
 * depend on the order of the rows. Where no value can be that frequent, as in names, there is no need to look again. Not
 * thread-safe.
 */
final class TextChoice {
    private static final long SHARE = 1_000;

    private final int bins;
    private final int most;
    private Map<String, Long> counts = new HashMap<>();
    private Optional<CountMin> shared = Optional.empty();
    private long total;
    private boolean again;

    TextChoice(int bins, int most) {
        this.bins = bins;
        this.most = most;
    }

    /** More cells, in the first pass. */
    void add(String text, long count) {
        total += count;
        if (shared.isPresent()) {
            shared.get().add(text, count);
            return;
        }
        counts.merge(text, count, Long::sum);
        if (counts.size() > most) {
            CountMin cells = new CountMin();
            counts.forEach(cells::add);
            shared = Optional.of(cells);
            counts = new HashMap<>();
        }
    }

    /** Whether all must be seen a second time. */
    boolean wantsSecondPass() {
        return shared.isPresent() && shared.get().largest() >= least();
    }

    private long least() {
        return Math.max(2, total / SHARE);
    }

    /** More cells, in the second pass. */
    void addAgain(Column column) {
        again = true;
        CountMin cells = shared.orElseThrow();
        TextBatch.forEach(column, (text, count) -> {
            if (cells.estimate(text) >= least()) {
                counts.merge(text, count, Long::sum);
            }
        });
    }

    CategoryBins bins(long nulls) {
        if (wantsSecondPass() && !again) {
            throw new IllegalStateException("frequent values are counted in a second pass, which was left out");
        }
        Map<String, Long> kept = new LinkedHashMap<>();
        List<Map.Entry<String, Long>> byFrequency = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey(CategoryBins.BY_CODE_POINT)))
                .limit(bins)
                .toList();
        byFrequency.forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
        long placed = kept.values().stream().mapToLong(Long::longValue).sum();
        boolean complete = shared.isEmpty() && kept.size() == counts.size();
        return new CategoryBins(kept, complete, total - placed, 0, nulls);
    }
}
