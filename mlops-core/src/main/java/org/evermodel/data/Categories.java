package org.evermodel.data;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.evermodel.Digest;

/**
 * Finds whether the texts of a column are categories, by one rule for all sources: there are at most 10 different ones,
 * or at most 1,000 and at most half as many as cells that are present. Not thread-safe.
 *
 * <pre>{@code
 * Categories texts = new Categories();
 * column.forEach(texts::add);
 * ColumnType type = texts.areFew() ? ColumnType.CATEGORICAL : ColumnType.TEXT;
 * }</pre>
 */
public final class Categories {
    /** How many different texts may be categories at all. */
    public static final int MOST = 1_000;

    private static final int ALWAYS = 10;

    /** Of texts that are longer, digests are kept. */
    private static final int LONGEST_KEPT = 200;

    private final Set<String> different = new HashSet<>();
    private final Set<Digest> differentLong = new HashSet<>();
    private long present;

    /** No text has been seen. */
    public Categories() {}

    /** Another cell holds {@code text}. */
    public void add(String text) {
        present++;
        if (different() > MOST) {
            return;
        }
        if (text.length() <= LONGEST_KEPT) {
            different.add(text);
        } else {
            differentLong.add(Digest.of(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** How many different texts there were, counted up to one more than {@link #MOST}. */
    public int different() {
        return different.size() + differentLong.size();
    }

    /** Whether the texts are categories. */
    public boolean areFew() {
        return different() <= ALWAYS || (different() <= MOST && different() <= present / 2);
    }
}
