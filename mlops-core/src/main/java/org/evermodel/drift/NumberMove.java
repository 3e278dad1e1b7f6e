package org.evermodel.drift;

import java.util.Arrays;
import java.util.Optional;
import org.evermodel.profile.ColumnProfile;
import org.evermodel.profile.Moments;
import org.evermodel.profile.NumberBins;

/**
 * How far numbers have moved in the mean, from their counts between edges: the area between the two cumulated shares, which are
 * exact at the edges and taken to be straight in between. In the outermost bins, which are wide and mostly empty, such a line would
 * be far off: how much of the area under it there is follows from the means, whose difference is the area with its sign.
 *
 * @param distance the distance of Wasserstein in standard deviations of the reference
 * @param noDrift95 what it stays below in 95 of 100 cases where nothing changed
 * @param p the chance of one at least as large
 * @param referenceRows how many numbers the reference has
 * @param currentRows how many are compared with them
 */
record NumberMove(double distance, double noDrift95, double p, long referenceRows, long currentRows) {
    /** Of a reference that does not spread at all no distance should be endless. */
    private static final double DEVIATION_OF_ONE_NUMBER = 0.001;

    /** Of a normal column, where a tail of a tenth reaches three or four deviations out. */
    private static final double USUAL_TAIL = 0.4;

    private static final double LEAST_TAIL = 0.02;

    static Optional<NumberMove> of(ColumnProfile reference, ColumnProfile current) {
        boolean numbers = reference.bins() instanceof NumberBins mine
                && current.bins() instanceof NumberBins
                && !mine.edges().isEmpty();
        return numbers
                ? reference
                        .moments()
                        .flatMap(then -> current.moments()
                                .map(now -> of((NumberBins) reference.bins(), then, (NumberBins) current.bins(), now)))
                        .filter(move -> Double.isFinite(move.distance) && Double.isFinite(move.noDrift95))
                : Optional.empty();
    }

    private static NumberMove of(NumberBins reference, Moments then, NumberBins current, Moments now) {
        double[] edges = edges(reference, then, now);
        double[] before = cumulated(reference, then);
        double[] after = cumulated(current, now);
        long n = then.count();
        long m = now.count();
        double deviation = then.standardDeviation() == 0 ? DEVIATION_OF_ONE_NUMBER : then.standardDeviation();
        double[] gaps = new double[edges.length];
        double[] shares = new double[edges.length];
        for (int i = 0; i < edges.length; i++) {
            gaps[i] = before[i] - after[i];
            shares[i] = (before[i] * n + after[i] * m) / ((double) n + m);
        }
        narrowTails(edges, tailShare(edges, gaps, now.mean() - then.mean()));
        double distance = area(edges, gaps) / deviation;
        double scale = Math.sqrt(1.0 / n + 1.0 / m) / deviation;
        double[] chance = Bridge.areas(edges, shares);
        double noDrift95 = chance[(int) (chance.length * 0.95)] * scale;
        long larger =
                Arrays.stream(chance).filter(area -> area * scale >= distance).count();
        return new NumberMove(distance, noDrift95, (larger + 1.0) / (chance.length + 1.0), n, m);
    }

    /** How much of the area that lines make of the tails there is, so that all areas together move the mean as it moved. */
    private static double tailShare(double[] edges, double[] gaps, double moved) {
        int last = edges.length - 1;
        double inner = 0;
        double tails = 0;
        double either = 0;
        for (int i = 1; i <= last; i++) {
            double line = (edges[i] - edges[i - 1]) * (gaps[i - 1] + gaps[i]) / 2;
            boolean isTail = i <= 2 || i >= last - 1;
            inner += isTail ? 0 : line;
            tails += isTail ? line : 0;
            either += isTail ? Math.abs(line) : 0;
        }
        boolean tells = Math.abs(tails) > either / 4 && Double.isFinite(moved);
        return tells ? Math.max(LEAST_TAIL, Math.min(1, (moved - inner) / tails)) : USUAL_TAIL;
    }

    /** Moves the ends of the outermost bins, and what lies beyond them, inwards. */
    private static void narrowTails(double[] edges, double share) {
        int last = edges.length - 1;
        if (last < 4) {
            return;
        }
        double left = edges[2];
        edges[0] = left - (left - edges[0]) * share;
        edges[1] = left - (left - edges[1]) * share;
        double right = edges[last - 2];
        edges[last] = right + (edges[last] - right) * share;
        edges[last - 1] = right + (edges[last - 1] - right) * share;
    }

    /** The edges of the bins, between the smallest and the largest number of both. */
    private static double[] edges(NumberBins bins, Moments then, Moments now) {
        int inner = bins.edges().size();
        double[] edges = new double[inner + 2];
        edges[0] = Math.min(then.min(), now.min());
        for (int i = 0; i < inner; i++) {
            edges[i + 1] = bins.edges().get(i);
        }
        edges[inner + 1] = Math.max(edges[inner], Math.max(then.max(), now.max()));
        return edges;
    }

    /** The share below each of these edges; infinities are none of it. */
    private static double[] cumulated(NumberBins bins, Moments finite) {
        int inner = bins.edges().size();
        double total = finite.count();
        double[] shares = new double[inner + 2];
        double below = finiteUnder(bins, finite);
        shares[1] = below / total;
        for (int i = 0; i < bins.counts().size(); i++) {
            below += bins.counts().get(i);
            shares[Math.min(i + 2, inner)] = below / total;
        }
        shares[inner + 1] = 1;
        return shares;
    }

    /** Where there are finite numbers on either side, the infinities are taken to lie there in proportion. */
    private static double finiteUnder(NumberBins bins, Moments finite) {
        double inside = bins.counts().stream().mapToLong(Long::longValue).sum();
        double outside = finite.count() - inside;
        if (finite.min() >= bins.edges().get(0)) {
            return 0;
        }
        return finite.max() <= bins.edges().get(bins.edges().size() - 1)
                ? outside
                : outside * bins.under() / ((double) bins.under() + bins.over());
    }

    /** Under the absolute value of a line through these points. */
    static double area(double[] edges, double[] gaps) {
        double area = 0;
        for (int i = 1; i < edges.length; i++) {
            double width = edges[i] - edges[i - 1];
            double low = gaps[i - 1];
            double high = gaps[i];
            double crossed = low * high < 0 ? (low * low + high * high) / (Math.abs(low) + Math.abs(high)) : 0;
            area += width * (low * high < 0 ? crossed : Math.abs(low + high)) / 2;
        }
        return area;
    }
}
