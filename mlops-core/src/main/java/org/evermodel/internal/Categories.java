package org.evermodel.internal;

import java.util.HashSet;
import java.util.Set;

/** Finds whether texts are categories: few of them, or at most a thousand that repeat. Not thread-safe. */
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
