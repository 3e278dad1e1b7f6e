package org.evermodel.data;

/**
 * By which column rows are sorted, and which way. Missing cells come last either way. Texts are in the order of their
 * UTF-16 units, false comes before true, and NaN is larger than any number.
 *
 * @param column the column
 * @param descending whether the largest come first
 */
public record Order(String column, boolean descending) {
    /** The smallest first. */
    public static Order ascending(String column) {
        return new Order(column, false);
    }

    /** The largest first. */
    public static Order descending(String column) {
        return new Order(column, true);
    }

    @Override
    public String toString() {
        return column + (descending ? " descending" : " ascending");
    }
}
