package org.evermodel.data;

/**
 * Says where chunks of rows end, so that tables that share runs of rows share chunks.
 *
 * <p>A chunk ends at a row whose hash has enough zero bits, as a rolling hash cuts a file for deduplication (A.
 * Muthitacharoen, B. Chen, D. Mazières, "A low-bandwidth network file system", SOSP 2001): where it ends depends on the
 * rows and not on their numbers, so rows that are put in or taken out change the chunk they are in, and the cuts behind
 * it mostly fall where they fell before. They do not in long runs of rows that are equal or whose hashes happen to have
 * no zero bits: there a chunk ends by force when it is twice as long as it should be, which is by position, until a hash
 * fits again. Such tables are stored as correctly, but share fewer chunks.
 *
 * <p>How long chunks should be grows with the number of rows before them, by powers of two: each is about a hundredth of
 * what precedes it. So the last one, which is all that is written anew where rows are appended, weighs little beside the
 * table, and yet the number of chunks grows only with the logarithm of that of the rows, up to the longest that fits
 * memory well.
 */
final class ChunkEnds {
    /** A chunk is about so many times shorter than the rows before it. */
    private static final int PART_OF_WHAT_PRECEDES = 128;

    private static final int SHORTEST = 128;
    private static final int LONGEST = 32_768;
    private static final int MOST_CELLS = 1 << 20;

    private final int longest;
    private long rows;
    private int length;
    private int wanted;

    ChunkEnds(int columns) {
        longest = Math.max(SHORTEST, Math.min(LONGEST, Integer.highestOneBit(MOST_CELLS / Math.max(1, columns) | 1)));
        begin();
    }

    private void begin() {
        long part = Long.highestOneBit(rows / PART_OF_WHAT_PRECEDES);
        wanted = (int) Math.max(SHORTEST, Math.min(longest, part));
        length = 0;
    }

    /** Counts one more row, of this hash; true where the chunk ends behind it. */
    boolean endsAfter(long hash) {
        rows++;
        length++;
        boolean fits = length >= wanted / 2 && (hash & (wanted - 1L)) == 0;
        boolean ends = fits || length >= 2 * wanted;
        if (ends) {
            begin();
        }
        return ends;
    }
}
