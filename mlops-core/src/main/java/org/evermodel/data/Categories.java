package org.evermodel.data;

import java.util.HashSet;
import java.util.Set;

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

    private final Set<String> different = new HashSet<>();
    private long present;

    /** No text has been seen. */
    public Categories() {}

    /** Another cell holds {@code text}. */
    public void add(String text) {
        present++;
        if (different.size() <= MOST) {
            different.add(text);
        }
    }

    /** How many different texts there were, counted up to one more than {@link #MOST}. */
    public int different() {
        return different.size();
    }

    /** Whether the texts are categories. */
    public boolean areFew() {
        return different.size() <= ALWAYS || (different.size() <= MOST && different.size() <= present / 2);
    }
}
