package org.evermodel.profile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Numbers counted between edges. A bin holds its lower edge and not its upper one; the last holds both. One edge makes
 * one bin, which holds that number alone.
 *
 * @param edges the edges in ascending order; none where there was no number when the bins were made
 * @param counts the counts of the bins between the edges
 * @param under how many numbers lie below the first edge, negative infinity included
 * @param over how many numbers lie above the last edge, infinity included
 * @param unseen how many cells are NaN or no numbers, or numbers where there are no edges
 * @param nulls how many cells are missing
 */
public record NumberBins(List<Double> edges, List<Long> counts, long under, long over, long unseen, long nulls)
        implements Bins {
    /** Refuses edges that do not ascend or are not finite, and counts of another number. */
    public NumberBins {
        edges = List.copyOf(edges);
        counts = List.copyOf(counts);
        for (int i = 0; i < edges.size(); i++) {
            if (!Double.isFinite(edges.get(i)) || (i > 0 && !(edges.get(i - 1) < edges.get(i)))) {
                throw new IllegalArgumentException("edges must be finite and ascend, but are " + edges);
            }
        }
        if (counts.size() != binCount(edges)) {
            throw new IllegalArgumentException(
                    edges.size() + " edges make " + binCount(edges) + " bins, but got " + counts.size() + " counts");
        }
    }

    /** Empty bins between {@code edges}. */
    public static NumberBins between(List<Double> edges) {
        return new NumberBins(edges, Collections.nCopies(binCount(edges), 0L), 0, 0, 0, 0);
    }

    private static int binCount(List<Double> edges) {
        return edges.size() == 1 ? 1 : Math.max(0, edges.size() - 1);
    }

    @Override
    public List<Bin> list() {
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            boolean last = i == counts.size() - 1;
            double upper = edges.get(Math.min(i + 1, edges.size() - 1));
            bins.add(new Bin("[" + edges.get(i) + ", " + upper + (last ? "]" : ")"), counts.get(i)));
        }
        bins.add(new Bin("UNDER", under));
        bins.add(new Bin("OVER", over));
        bins.add(new Bin("UNSEEN", unseen));
        bins.add(new Bin("NULL", nulls));
        return List.copyOf(bins);
    }

    @Override
    public NumberBins cleared() {
        return between(edges);
    }

    @Override
    public NumberBins merge(Bins other) {
        if (!(other instanceof NumberBins numbers) || !edges.equals(numbers.edges)) {
            throw new IllegalArgumentException("only profiles with the same bins can be merged; make both with the bins"
                    + " of one reference profile");
        }
        List<Long> sums = IntStream.range(0, counts.size())
                .mapToObj(i -> Math.addExact(counts.get(i), numbers.counts.get(i)))
                .toList();
        return new NumberBins(
                edges,
                sums,
                under + numbers.under,
                over + numbers.over,
                unseen + numbers.unseen,
                nulls + numbers.nulls);
    }
}
