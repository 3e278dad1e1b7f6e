package org.evermodel.profile;

/**
 * Numbers as longs that sort as the numbers do: a whole number is itself, a double is its bits with those of a negative one
 * turned around.
 */
final class NumberKeys {
    private NumberKeys() {}

    /** The key of a double; one for zero, whatever its sign. */
    static long of(double number) {
        // Adding zero turns -0.0 into 0.0.
        long bits = Double.doubleToRawLongBits(number + 0.0);
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }

    /** The key of a whole number as a double, to which it may be rounded. */
    static long ofWhole(long number) {
        return of((double) number);
    }

    /** A hash that a whole number and the equal double share. */
    static long hash(boolean whole, long key) {
        boolean same = !whole || (long) (double) key == key;
        return Hashes.of(same && whole ? ofWhole(key) : key);
    }

    /** The double of a key that {@link #of(double)} made. */
    static double real(long key) {
        return Double.longBitsToDouble(key ^ ((key >> 63) & Long.MAX_VALUE));
    }

    /** The number of a key of this kind. */
    static double number(boolean whole, long key) {
        return whole ? key : real(key);
    }

    /** The number of a key of this kind as text. */
    static String label(boolean whole, long key) {
        return whole ? Long.toString(key) : Double.toString(real(key));
    }
}
