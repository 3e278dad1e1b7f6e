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

    /** The numbers of a batch, infinities included, in one walk along the edges. */
    void add(NumberKeys batch) {
        int size = batch.size();
        if (edges.length == 0) {
            unplaced += size;
            return;
        }
        int at = 0;
        while (at < size && batch.number(at) < edges[0]) {
            at++;
        }
        under += at;
        for (int bin = 0; bin < counts.length; bin++) {
            int start = at;
            at = endOfBin(batch, bin, at);
            counts[bin] += at - start;
        }
        over += size - at;
    }

    /** The last bin holds its upper edge, too. */
    private int endOfBin(NumberKeys batch, int bin, int from) {
        boolean last = bin == counts.length - 1;
        double upper = edges[Math.min(bin + 1, edges.length - 1)];
        int at = from;
        while (at < batch.size() && (batch.number(at) < upper || (last && batch.number(at) == upper))) {
            at++;
        }
        return at;
    }

    NumberBins bins(long unseen, long nulls) {
        List<Long> counted = Arrays.stream(counts).boxed().toList();
        return new NumberBins(empty.edges(), counted, under, over, unseen + unplaced, nulls);
    }
}
