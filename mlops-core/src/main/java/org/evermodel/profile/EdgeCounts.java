package org.evermodel.profile;

import java.util.Arrays;
import java.util.List;

/** Counts numbers between fixed edges. Not thread-safe. */
final class EdgeCounts {
    private final NumberBins empty;
    private final double[] edges;
    private final long[] counts;
    private long under;
    private long over;
    private long unplaced;

    EdgeCounts(List<Double> edges) {
        this.empty = NumberBins.between(edges);
        this.edges = edges.stream().mapToDouble(Double::doubleValue).toArray();
        this.counts = new long[empty.counts().size()];
    }

    /** Infinities lie below or above all edges. */
    void addInfinite(long below, long above) {
        if (edges.length == 0) {
            unplaced += below + above;
        } else {
            under += below;
            over += above;
        }
    }

    /** The numbers of a batch, in one walk along the edges. */
    void add(NumberBatch batch) {
        if (edges.length == 0) {
            unplaced += batch.finite();
            return;
        }
        int bin = -1;
        for (int run = 0; run < batch.runs().size(); run++) {
            double number = batch.number(run);
            while (bin < counts.length && !(number < upper(bin))) {
                bin++;
            }
            put(bin, number, batch.runs().count(run));
        }
    }

    /** Above the bin; the one before the first bin ends at its lower edge. */
    private double upper(int bin) {
        return edges[Math.min(bin + 1, edges.length - 1)];
    }

    /** The last bin holds its upper edge, too. */
    private void put(int bin, double number, long count) {
        if (bin < 0) {
            under += count;
        } else if (bin < counts.length) {
            counts[bin] += count;
        } else if (number == edges[edges.length - 1]) {
            counts[counts.length - 1] += count;
        } else {
            over += count;
        }
    }

    NumberBins bins(long unseen, long nulls) {
        List<Long> counted = Arrays.stream(counts).boxed().toList();
        return new NumberBins(empty.edges(), counted, under, over, unseen + unplaced, nulls);
    }
}
