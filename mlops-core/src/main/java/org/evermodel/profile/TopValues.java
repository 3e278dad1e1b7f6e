package org.evermodel.profile;

import java.util.List;

/**
 * The most frequent values.
 *
 * @param values the values with their counts, at most 20, by count, then from small to large
 * @param missed by how much, at most, a count is too low; a value that is absent has at most so many cells or as many as the
 *     last one. 0 where all values were counted; else they were summarised by the method of J. Misra and D. Gries (Finding
 *     repeated elements, Science of Computer Programming 2, 1982)
 */
public record TopValues(List<Bins.Bin> values, long missed) {
    /** How many values are told at most. */
    public static final int MOST = 20;

    /** Refuses a negative error. */
    public TopValues {
        values = List.copyOf(values);
        if (missed < 0) {
            throw new IllegalArgumentException("what counts miss must not be negative, but was " + missed);
        }
    }

    /** Whether all values were counted. */
    public boolean exact() {
        return missed == 0;
    }

    /** The first {@code most} of them. */
    public List<Bins.Bin> first(int most) {
        return values.subList(0, Math.min(most, values.size()));
    }
}
