package org.evermodel.data;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Places whole groups into parts of given shares so that each part has its share of each stratum. The groups come the
 * largest first; each goes where it lowers the squared distance from the wanted shares, summed over the strata, the most,
 * and among equals to the part with the fewest rows for its share. (The idea is that of scikit-learn's
 * StratifiedGroupKFold.)
 */
final class BalancedGroups {
    private final int[] strata;
    private final double[] shares;
    private final double[] totals;
    private final double[][] placed;
    private final int[] rows;
    private final int[] groups;

    private BalancedGroups(int[] strata, double[] shares) {
        this.strata = strata;
        this.shares = shares;
        int kinds = Arrays.stream(strata).max().orElse(0) + 1;
        this.totals = new double[kinds];
        Arrays.stream(strata).forEach(stratum -> totals[stratum]++);
        this.placed = new double[shares.length][kinds];
        this.rows = new int[shares.length];
        this.groups = new int[shares.length];
    }

    /** The rows of each part; each has a group. {@code strata} tells the stratum of each row. */
    static List<BitSet> place(List<int[]> groups, int[] strata, double[] shares) {
        if (groups.size() < shares.length) {
            throw new UnusableRowsException(shares.length + " parts need at least " + shares.length
                    + " groups, but there are " + groups.size());
        }
        BalancedGroups places = new BalancedGroups(strata, shares);
        List<BitSet> parts =
                IntStream.range(0, shares.length).mapToObj(i -> new BitSet()).toList();
        for (int i = 0; i < groups.size(); i++) {
            int[] group = groups.get(i);
            parts.get(places.put(group, groups.size() - i)).or(Cuts.mask(group, 0, group.length));
        }
        return parts;
    }

    private int put(int[] group, int left) {
        double[] kinds = new double[totals.length];
        Arrays.stream(group).forEach(row -> kinds[strata[row]] += 1 / totals[strata[row]]);
        int best = best(kinds, left);
        for (int kind = 0; kind < kinds.length; kind++) {
            placed[best][kind] += kinds[kind];
        }
        rows[best] += group.length;
        groups[best]++;
        return best;
    }

    private int best(double[] kinds, int left) {
        long empty = Arrays.stream(groups).filter(count -> count == 0).count();
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int part = 0; part < shares.length; part++) {
            // The last groups are for the parts that have none.
            boolean open = left > empty || groups[part] == 0;
            double cost = cost(kinds, part);
            if (open && (best < 0 || cost < least || (cost == least && fill(part) < fill(best)))) {
                best = part;
                least = cost;
            }
        }
        return best;
    }

    /** How the squared distance changes: (x + k - w)² - (x - w)², summed. */
    private double cost(double[] kinds, int part) {
        double cost = 0;
        for (int kind = 0; kind < kinds.length; kind++) {
            if (kinds[kind] > 0) {
                cost += kinds[kind] * (2 * (placed[part][kind] - shares[part]) + kinds[kind]);
            }
        }
        return cost;
    }

    private double fill(int part) {
        return rows[part] / shares[part];
    }
}
