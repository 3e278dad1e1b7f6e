package org.evermodel.profile;

import java.util.Arrays;

/**
 * Estimates how many different values were added (P. Flajolet, É. Fusy, O. Gandouet, F. Meunier, "HyperLogLog", 2007) with the
 * estimator of O. Ertl (New cardinality estimation algorithms for HyperLogLog sketches, 2017), which has no bias to correct
 * and no bound to switch at. The same for any order and partition. Not thread-safe.
 */
final class HyperLogLog {
    private static final int LG_REGISTERS = 12;
    static final int REGISTERS = 1 << LG_REGISTERS;
    private static final int MOST_RANK = Long.SIZE - LG_REGISTERS + 1;

    /** One standard error as a share of the estimate. */
    static final double RELATIVE_ERROR = 1.04 / Math.sqrt(REGISTERS);

    private final byte[] registers;

    HyperLogLog() {
        this(new byte[REGISTERS]);
    }

    /** Takes ownership of the registers. */
    HyperLogLog(byte[] registers) {
        this.registers = registers;
    }

    void add(long hash) {
        int register = (int) (hash >>> (Long.SIZE - LG_REGISTERS));
        int rank = Long.numberOfLeadingZeros((hash << LG_REGISTERS) | (1L << (LG_REGISTERS - 1))) + 1;
        if (rank > registers[register]) {
            registers[register] = (byte) rank;
        }
    }

    void merge(HyperLogLog other) {
        for (int i = 0; i < REGISTERS; i++) {
            registers[i] = (byte) Math.max(registers[i], other.registers[i]);
        }
    }

    HyperLogLog copy() {
        return new HyperLogLog(registers.clone());
    }

    byte[] registers() {
        return registers.clone();
    }

    Distinct distinct() {
        int[] counts = new int[MOST_RANK + 1];
        for (byte rank : registers) {
            counts[rank]++;
        }
        double z = REGISTERS * tau(1 - (double) counts[MOST_RANK] / REGISTERS);
        for (int rank = MOST_RANK - 1; rank >= 1; rank--) {
            z = (z + counts[rank]) / 2;
        }
        z += REGISTERS * sigma((double) counts[0] / REGISTERS);
        double estimate = (double) REGISTERS * REGISTERS / (2 * Math.log(2) * z);
        return new Distinct(Math.round(estimate), false, RELATIVE_ERROR);
    }

    private static double sigma(double share) {
        if (share == 1) {
            return Double.POSITIVE_INFINITY;
        }
        double x = share;
        double y = 1;
        double sum = share;
        double before = -1;
        while (sum != before) {
            x *= x;
            before = sum;
            sum += x * y;
            y += y;
        }
        return sum;
    }

    private static double tau(double share) {
        if (share == 0 || share == 1) {
            return 0;
        }
        double x = share;
        double y = 1;
        double sum = 1 - share;
        double before = -1;
        while (sum != before) {
            x = Math.sqrt(x);
            before = sum;
            y /= 2;
            sum -= (1 - x) * (1 - x) * y;
        }
        return sum / 3;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HyperLogLog same && Arrays.equals(registers, same.registers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(registers);
    }
}
