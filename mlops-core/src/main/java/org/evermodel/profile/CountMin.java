package org.evermodel.profile;

/**
 * Counts texts in shared cells: what it says of a text is never too low, and rarely much too high (G. Cormode, S.
 * Muthukrishnan, "An improved data stream summary: the count-min sketch and its applications", Journal of Algorithms 55,
 * 2005). It is a sum over the cells of a column, so it is the same for any order and partition. Not thread-safe.
 */
final class CountMin {
    private static final int ROWS = 4;
    private static final int LG_WIDTH = 12;
    private static final int WIDTH = 1 << LG_WIDTH;

    private final long[] cells = new long[ROWS * WIDTH];

    void add(String text, long count) {
        long hash = Hashes.of(text);
        for (int row = 0; row < ROWS; row++) {
            cells[cell(hash, row)] += count;
        }
    }

    /** At least how often {@code text} was added. */
    long estimate(String text) {
        long hash = Hashes.of(text);
        long least = Long.MAX_VALUE;
        for (int row = 0; row < ROWS; row++) {
            least = Math.min(least, cells[cell(hash, row)]);
        }
        return least;
    }

    /** No text can have a larger estimate. */
    long largest() {
        long least = Long.MAX_VALUE;
        for (int row = 0; row < ROWS; row++) {
            long largest = 0;
            for (int i = row * WIDTH; i < (row + 1) * WIDTH; i++) {
                largest = Math.max(largest, cells[i]);
            }
            least = Math.min(least, largest);
        }
        return least;
    }

    private static int cell(long hash, int row) {
        return row * WIDTH + (int) ((hash >>> (row * LG_WIDTH)) & (WIDTH - 1));
    }
}
