package org.evermodel.profile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Categories, texts or truth values counted by value.
 *
 * @param counts the values that have a bin of their own with their counts, in code point order
 * @param complete whether these were all the values when the bins were made; if not, the rest is {@code other}
 * @param other how many cells hold one of the values without a bin of their own
 * @param unseen how many cells hold a value that was not there when the bins were made, or one of another kind
 * @param nulls how many cells are missing
 */
public record CategoryBins(Map<String, Long> counts, boolean complete, long other, long unseen, long nulls)
        implements Bins {
    static final Comparator<String> BY_CODE_POINT =
            Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    /** Puts the values in order. */
    public CategoryBins {
        Map<String, Long> ordered = new LinkedHashMap<>();
        Map<String, Long> given = counts;
        counts.keySet().stream().sorted(BY_CODE_POINT).forEach(text -> ordered.put(text, countOf(given, text)));
        counts = Collections.unmodifiableMap(ordered);
    }

    /** The values with most cells, at most {@code most}, by count, then by code point. */
    public List<Bin> top(int most) {
        return counts.entrySet().stream()
                .map(entry -> new Bin(entry.getKey(), entry.getValue()))
                .filter(bin -> bin.count() > 0)
                .sorted(Comparator.comparingLong(Bin::count).reversed().thenComparing(Bin::label, BY_CODE_POINT))
                .limit(most)
                .toList();
    }

    /**
     * How many values occur just once, or 0 where some have no bin of their own. Of another draw as large, about so many
     * cells are of values that this one lacks (I. J. Good, "The population frequencies of species and the estimation of
     * population parameters", Biometrika 40, 1953).
     */
    public long seenOnce() {
        return complete ? counts.values().stream().filter(count -> count == 1).count() : 0;
    }

    @Override
    public List<Bin> list() {
        List<Bin> bins = new ArrayList<>();
        counts.forEach((text, count) -> bins.add(new Bin("\"" + text + "\"", count)));
        bins.add(new Bin("OTHER", other));
        bins.add(new Bin("UNSEEN", unseen));
        bins.add(new Bin("NULL", nulls));
        return List.copyOf(bins);
    }

    @Override
    public CategoryBins cleared() {
        Map<String, Long> zeros = new LinkedHashMap<>();
        counts.keySet().forEach(text -> zeros.put(text, 0L));
        return new CategoryBins(zeros, complete, 0, 0, 0);
    }

    @Override
    public CategoryBins merge(Bins second) {
        if (!(second instanceof CategoryBins categories) || !sameAs(second)) {
            throw new IllegalArgumentException("only profiles with the same bins can be merged; make both with the bins"
                    + " of one reference profile");
        }
        Map<String, Long> sums = new LinkedHashMap<>();
        counts.forEach((text, count) -> sums.put(text, Math.addExact(count, countOf(categories.counts, text))));
        return new CategoryBins(
                sums, complete, other + categories.other, unseen + categories.unseen, nulls + categories.nulls);
    }

    private static long countOf(Map<String, Long> counts, String text) {
        return counts.getOrDefault(text, 0L);
    }
}
