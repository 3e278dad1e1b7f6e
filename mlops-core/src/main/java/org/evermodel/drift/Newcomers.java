package org.evermodel.drift;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.evermodel.profile.Bins;
import org.evermodel.profile.CategoryBins;
import org.evermodel.profile.ColumnProfile;
import org.evermodel.profile.TopValues;

/**
 * Finds values that are frequent now and were rare or unknown, for sure.
 *
 * <p>Of the cells that both samples have of a value that did not change, each is one of the later sample with the share of the
 * rows that are of it, so their number there is binomial. All values that might be found are allowed for. Where the reference does not tell how
 * many it had, it had at most so many.
 */
final class Newcomers {
    /** Of so few tables without any change one has such a value by chance. */
    private static final double CHANCE = 1e-4;

    /** From here on the normal distribution does as well. */
    private static final long MANY = 1_000_000;

    private final ColumnProfile reference;
    private final ColumnProfile current;
    private final double values;

    private Newcomers(ColumnProfile reference, ColumnProfile current) {
        this.reference = reference;
        this.current = current;
        this.values = 1.0
                + current.values().distinct().count()
                + reference.values().distinct().count();
    }

    /** Each with how often, at most, the reference had it; those in {@code known} are left out. */
    static Map<Bins.Bin, Long> of(ColumnProfile reference, ColumnProfile current, Set<String> known) {
        Newcomers newcomers = new Newcomers(reference, current);
        Map<Bins.Bin, Long> found = new LinkedHashMap<>();
        for (Bins.Bin value : current.values().top().values()) {
            long before = newcomers.atMostBefore(value.label());
            if (!known.contains(value.label()) && newcomers.isSure(value.count(), before)) {
                found.put(value, before);
            }
        }
        return found;
    }

    private boolean isSure(long now, long before) {
        long rows = current.count();
        long rowsBefore = reference.count();
        if (rows == 0 || rowsBefore == 0 || now <= 0) {
            return false;
        }
        double chance = now + before > MANY
                ? Significance.ofRise(now, rows, Math.min(before, rowsBefore), rowsBefore)
                : BinomialDistribution.of((int) (now + before), rows / ((double) rows + rowsBefore))
                        .survivalProbability((int) now - 1);
        return chance * values < CHANCE;
    }

    private long atMostBefore(String value) {
        CategoryBins bins = (CategoryBins) reference.bins();
        if (bins.complete() || bins.counts().containsKey(value)) {
            return bins.counts().getOrDefault(value, 0L);
        }
        TopValues top = reference.values().top();
        long told = top.values().stream()
                .filter(bin -> bin.label().equals(value))
                .findFirst()
                .or(() -> top.values().stream().skip(TopValues.MOST - 1L).findFirst())
                .map(Bins.Bin::count)
                .orElse(0L);
        return told + top.missed();
    }
}
