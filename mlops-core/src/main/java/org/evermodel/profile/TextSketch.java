package org.evermodel.profile;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The texts of a column: each different one with its count, as long as there are few; else the frequent ones (by the method of
 * J. Misra and D. Gries) and a {@link HyperLogLog}.
 */
final class TextSketch implements ValueSketch {
    private static final int FREQUENT = 256;
    private static final int ROOM = 1024;

    private final int most;
    private Map<String, Long> counts = new HashMap<>();
    private long missed;
    private Optional<HyperLogLog> distinct = Optional.empty();

    /** Counts up to {@code most} different texts each. */
    TextSketch(int most) {
        this.most = most;
    }

    TextSketch(Map<String, Long> counts, long missed, Optional<HyperLogLog> distinct) {
        this(ROOM);
        this.counts = counts;
        this.missed = missed;
        this.distinct = distinct;
    }

    void add(String text, long count) {
        distinct.ifPresent(registers -> registers.add(Hashes.of(text)));
        counts.merge(text, count, Long::sum);
        if (distinct.isEmpty() && counts.size() > most) {
            begin();
        }
        if (distinct.isPresent() && counts.size() > ROOM) {
            lessen();
        }
    }

    private void begin() {
        HyperLogLog registers = new HyperLogLog();
        counts.keySet().forEach(text -> registers.add(Hashes.of(text)));
        distinct = Optional.of(registers);
    }

    private void lessen() {
        long[] sorted =
                counts.values().stream().mapToLong(Long::longValue).sorted().toArray();
        long by = sorted[sorted.length - 1 - FREQUENT];
        counts.replaceAll((text, count) -> count - by);
        counts.values().removeIf(count -> count <= 0);
        missed += by;
    }

    @Override
    public TextSketch merged(ValueSketch second) {
        TextSketch both = keeping(Integer.MAX_VALUE);
        both.merge((TextSketch) second);
        return both;
    }

    private void merge(TextSketch other) {
        if (other.distinct.isPresent()) {
            if (distinct.isEmpty()) {
                begin();
            }
            distinct.orElseThrow().merge(other.distinct.get());
        }
        missed += other.missed;
        other.counts.forEach(this::add);
    }

    @Override
    public TextSketch keeping(int values) {
        TextSketch copy = new TextSketch(values);
        copy.merge(this);
        return copy;
    }

    @Override
    public Told told() {
        Distinct different = distinct.map(HyperLogLog::distinct).orElseGet(() -> Distinct.counted(counts.size()));
        boolean exact = distinct.isEmpty() && !counts.isEmpty();
        return new Told(
                different,
                new TopValues(top(), missed),
                Optional.empty(),
                exact ? OptionalDouble.of(entropy(counts.values())) : OptionalDouble.empty());
    }

    /** In nats. */
    private static double entropy(Collection<Long> counts) {
        double total = counts.stream().mapToLong(Long::longValue).sum();
        double sum = counts.stream()
                .mapToDouble(count -> count / total * Math.log(count / total))
                .sorted()
                .sum();
        return Math.max(0, -sum);
    }

    private List<Bins.Bin> top() {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey(CategoryBins.BY_CODE_POINT)))
                .limit(TopValues.MOST)
                .map(entry -> new Bins.Bin(entry.getKey(), entry.getValue()))
                .toList();
    }

    Map<String, Long> counts() {
        return counts;
    }

    long missed() {
        return missed;
    }

    Optional<HyperLogLog> distinct() {
        return distinct;
    }
}
