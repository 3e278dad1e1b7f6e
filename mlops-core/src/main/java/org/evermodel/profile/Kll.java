package org.evermodel.profile;

import java.util.Arrays;

/**
 * Keeps a few hundred numbers that stand for all, each at level h for 2^h of them (Z. Karnin, K. Lang, E. Liberty, "Optimal
 * quantile approximation in streams", FOCS 2016). A level that is full is sorted and every other number of it, beginning with
 * the first or the second by chance, goes one level up.
 *
 * <p>Chance is a sequence fixed beforehand, and by what is kept where sketches are merged, so equal batches in equal order give
 * equal sketches in every process, whether they were stored in between or not; another order gives another one. A batch is sorted already, so a large one is thinned before it goes in: of each 2^h neighbours one
 * goes straight to level h. Not thread-safe.
 */
final class Kll {
    static final int SIZE = 256;

    /**
     * How far, in 99 of 100 cases, a share is off. Simulated over streams of 2,000 to 2,000,000 numbers of several shapes in
     * batches of several sizes.
     */
    static final double RANK_ERROR = 0.015;

    private static final int LEAST_ROOM = 8;
    private static final double SHRINKING = 2.0 / 3;
    private static final long SEED = 0x5DEECE66DL;
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private double[][] levels = {new double[SIZE]};
    private int[] sizes = {0};
    private long chance = SEED;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    /** The finite numbers of a batch. */
    void add(NumberBatch batch) {
        if (batch.finite() == 0) {
            return;
        }
        reach(batch.number(0), batch.number(batch.runs().size() - 1));
        int level = 0;
        while (batch.finite() >> level > 2 * SIZE) {
            level++;
        }
        long step = 1L << level;
        long next = chance(level);
        long below = 0;
        for (int run = 0; run < batch.runs().size(); run++) {
            below += batch.runs().count(run);
            for (; next < below; next = next - next % step + step + chance(level)) {
                put(level, batch.number(run));
            }
        }
        compact();
    }

    private void reach(double least, double largest) {
        min = Math.min(min, least);
        max = Math.max(max, largest);
    }

    double min() {
        return min;
    }

    double max() {
        return max;
    }

    /** A number of so many random bits. */
    private long chance(int bits) {
        chance ^= chance << 13;
        chance ^= chance >>> 7;
        chance ^= chance << 17;
        return bits == 0 ? 0 : chance >>> (Long.SIZE - bits);
    }

    private void put(int level, double number) {
        while (level >= levels.length) {
            levels = Arrays.copyOf(levels, levels.length + 1);
            sizes = Arrays.copyOf(sizes, levels.length);
            levels[levels.length - 1] = new double[LEAST_ROOM];
        }
        if (sizes[level] == levels[level].length) {
            levels[level] = Arrays.copyOf(levels[level], 2 * sizes[level]);
        }
        levels[level][sizes[level]++] = number;
    }

    private void compact() {
        for (int level = 0; level < levels.length; level++) {
            int room = (int) Math.max(LEAST_ROOM, SIZE * Math.pow(SHRINKING, levels.length - 1.0 - level));
            if (sizes[level] > room) {
                halve(level);
            }
        }
    }

    /** Of an odd number of numbers the last one stays. */
    private void halve(int level) {
        int size = sizes[level];
        double[] full = levels[level];
        Arrays.sort(full, 0, size);
        int even = size & ~1;
        for (int i = (int) chance(1); i < even; i += 2) {
            put(level + 1, full[i]);
        }
        sizes[level] = size - even;
        full[0] = full[size - 1];
    }

    void merge(Kll other) {
        reach(other.min, other.max);
        for (int level = 0; level < other.levels.length; level++) {
            for (int i = 0; i < other.sizes[level]; i++) {
                put(level, other.levels[level][i]);
            }
        }
        chance = chanceOfContent();
        compact();
    }

    /** What is merged goes on with a sequence of its own, or else all merges would keep the same of each two neighbours. */
    private long chanceOfContent() {
        long mixed = SEED;
        for (int level = 0; level < levels.length; level++) {
            for (int i = 0; i < sizes[level]; i++) {
                mixed = (mixed ^ Double.doubleToLongBits(levels[level][i])) * ODD;
                mixed ^= mixed >>> 32;
            }
            mixed = (mixed ^ level) * ODD;
        }
        return mixed == 0 ? SEED : mixed;
    }

    Kll copy() {
        Kll copy = new Kll();
        copy.merge(this);
        return copy;
    }

    /** The numbers that are kept with what they stand for. */
    SortedCounts weights() {
        SortedCounts all = new SortedCounts();
        for (int level = 0; level < levels.length; level++) {
            long[] keys = new long[sizes[level]];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = NumberKeys.of(levels[level][i]);
            }
            int shift = level;
            all = SortedCounts.sum(all, SortedCounts.of(keys, keys.length).scaled(1L << shift));
        }
        return all;
    }

    /** Level by level. */
    double[][] kept() {
        double[][] kept = new double[levels.length][];
        Arrays.setAll(kept, level -> Arrays.copyOf(levels[level], sizes[level]));
        return kept;
    }

    static Kll of(double min, double max, double[][] kept) {
        Kll kll = new Kll();
        kll.reach(min, max);
        for (int level = 0; level < kept.length; level++) {
            for (double number : kept[level]) {
                kll.put(level, number);
            }
        }
        return kll;
    }
}
