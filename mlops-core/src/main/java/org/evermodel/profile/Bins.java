package org.evermodel.profile;

import java.util.List;

/**
 * The cells of a column counted into fixed bins; each cell lies in exactly one. Where two profiles have the same bins
 * their counts can be added and compared, and are the same for any order and partition of the rows. Immutable and
 * thread-safe.
 */
public sealed interface Bins permits NumberBins, CategoryBins {
    /** How many cells are missing. */
    long nulls();

    /**
     * How many cells are of a kind the bins have no place for: a category that was not there when the bins were made, a
     * NaN, or any value at all where there were none.
     */
    long unseen();

    /** Every bin with its count, in a fixed order, the ones for special cases last. */
    List<Bin> list();

    /** The same bins, empty. */
    Bins cleared();

    /** Whether {@code other} has the same bins, whatever their counts. */
    default boolean sameAs(Bins other) {
        return cleared().equals(other.cleared());
    }

    /**
     * The counts of both added. Throws IllegalArgumentException where the bins are not the same.
     */
    Bins merge(Bins other);

    /** How many cells there are, missing ones included. */
    default long total() {
        return list().stream().mapToLong(Bin::count).sum();
    }

    /**
     * One bin.
     *
     * @param label what lies in it: {@code [1.0, 2.5)}, {@code "married"}, or a special case such as {@code NULL}
     * @param count how many cells lie in it
     */
    record Bin(String label, long count) {}
}
