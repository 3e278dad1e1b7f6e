package org.evermodel.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.PriorityQueue;

/**
 * The finite numbers of a column: each different one with its count, as long as there are few; else the frequent ones (by the
 * method of J. Misra and D. Gries), a {@link HyperLogLog} and a {@link Kll}.
 */
final class NumberSketch implements ValueSketch {
    /** Of what is frequent so many are kept, so no count misses more than the number of cells divided by this. */
    static final int FREQUENT = 256;

    private static final int ROOM = 1024;

    private final boolean whole;
    private final int most;
    private SortedCounts counts = new SortedCounts();
    private long missed;
    private Optional<HyperLogLog> distinct = Optional.empty();
    private Optional<Kll> quantiles = Optional.empty();

    /** Counts up to {@code most} different numbers each. */
    NumberSketch(boolean whole, int most) {
        this.whole = whole;
        this.most = most;
    }

    NumberSketch(
            boolean whole, SortedCounts counts, long missed, Optional<HyperLogLog> distinct, Optional<Kll> quantiles) {
        this(whole, ROOM);
        this.counts = counts;
        this.missed = missed;
        this.distinct = distinct;
        this.quantiles = quantiles;
    }

    void add(NumberBatch batch) {
        if (isSketched()) {
            sketch(batch);
        }
        count(batch.runs());
    }

    private void count(SortedCounts more) {
        SortedCounts sum = counts.size() == 0 ? more : SortedCounts.sum(counts, more);
        if (!isSketched() && sum.size() > most) {
            begin();
            sketch(batchOf(sum));
        }
        counts = sum;
        if (isSketched() && sum.size() > ROOM) {
            long by = Math.max(1, sum.largest(FREQUENT));
            counts = sum.lessened(by);
            missed += by;
        }
    }

    private boolean isSketched() {
        return quantiles.isPresent();
    }

    private void begin() {
        distinct = Optional.of(new HyperLogLog());
        quantiles = Optional.of(new Kll());
    }

    private void sketch(NumberBatch batch) {
        HyperLogLog registers = distinct.orElseThrow();
        for (int run = 0; run < batch.runs().size(); run++) {
            registers.add(NumberKeys.hash(whole, batch.runs().key(run)));
        }
        quantiles.orElseThrow().add(batch);
    }

    private NumberBatch batchOf(SortedCounts runs) {
        return new NumberBatch(whole, runs, runs.total());
    }

    /** The same by the keys of doubles. */
    NumberSketch asReal() {
        if (!whole) {
            return this;
        }
        NumberSketch real = new NumberSketch(false, most);
        real.counts = counts.mapped(NumberKeys::ofWhole);
        real.missed = missed;
        real.distinct = distinct;
        real.quantiles = quantiles;
        return real;
    }

    @Override
    public NumberSketch merged(ValueSketch second) {
        NumberSketch other = (NumberSketch) second;
        if (whole != other.whole) {
            return asReal().merged(other.asReal());
        }
        NumberSketch both = keeping(Integer.MAX_VALUE);
        both.merge(other);
        return both;
    }

    private void merge(NumberSketch other) {
        if (!isSketched() && !other.isSketched()) {
            count(other.counts);
            return;
        }
        if (!isSketched()) {
            begin();
            sketch(batchOf(counts));
        }
        if (other.isSketched()) {
            distinct.orElseThrow().merge(other.distinct.orElseThrow());
            quantiles.orElseThrow().merge(other.quantiles.orElseThrow());
        } else {
            sketch(batchOf(other.counts));
        }
        missed += other.missed;
        count(other.counts);
    }

    @Override
    public NumberSketch keeping(int values) {
        NumberSketch copy = new NumberSketch(whole, values);
        copy.merge(this);
        return copy;
    }

    @Override
    public Told told() {
        long total = counts.total();
        Distinct different = distinct.map(HyperLogLog::distinct).orElseGet(() -> Distinct.counted(counts.size()));
        Optional<Quantiles> found = total == 0 && !isSketched()
                ? Optional.empty()
                : Optional.of(quantiles
                        .map(NumberQuantiles::estimated)
                        .orElseGet(() -> NumberQuantiles.exact(whole, counts)));
        return new Told(different, new TopValues(top(), missed), found, OptionalDouble.empty());
    }

    private List<Bins.Bin> top() {
        Comparator<Integer> frequentFirst =
                Comparator.<Integer>comparingLong(counts::count).reversed().thenComparing(Comparator.naturalOrder());
        PriorityQueue<Integer> best = new PriorityQueue<>(frequentFirst.reversed());
        for (int i = 0; i < counts.size(); i++) {
            if (best.size() < TopValues.MOST || counts.count(i) > counts.count(best.element())) {
                best.add(i);
            }
            if (best.size() > TopValues.MOST) {
                best.remove();
            }
        }
        List<Integer> ordered = new ArrayList<>(best);
        ordered.sort(frequentFirst);
        return ordered.stream()
                .map(i -> new Bins.Bin(NumberKeys.label(whole, counts.key(i)), counts.count(i)))
                .toList();
    }

    boolean whole() {
        return whole;
    }

    SortedCounts counts() {
        return counts;
    }

    long missed() {
        return missed;
    }

    Optional<HyperLogLog> distinct() {
        return distinct;
    }

    Optional<Kll> quantiles() {
        return quantiles;
    }
}
