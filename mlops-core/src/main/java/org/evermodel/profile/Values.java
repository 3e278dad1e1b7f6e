package org.evermodel.profile;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Which values a column has: how many different ones, which are frequent, and where the numbers lie.
 *
 * <p>A table in memory is counted exactly. A stream is counted exactly as long as a column has few different values, and
 * estimated beyond; what is told says which, and with what error. Values of profiles that were kept can still be merged: up
 * to 256 different ones exactly. Only finite numbers count as values here. Two are equal where they tell the same. Immutable
 * and thread-safe.
 */
public final class Values {
    /** More different values than that are sketched where a profile is kept. */
    private static final int KEPT = 256;

    private final Told told;
    private final ValueSketch sketch;

    private Values(Told told, ValueSketch sketch) {
        this.told = told;
        this.sketch = sketch;
    }

    /** What a sketch tells now, with enough of it to be merged. */
    static Values of(ValueSketch sketch) {
        return new Values(sketch.told(), sketch.keeping(KEPT));
    }

    static Values read(Told told, ValueSketch sketch) {
        return new Values(told, sketch);
    }

    /** How many different values there are. */
    public Distinct distinct() {
        return told.distinct();
    }

    /** The most frequent values. */
    public TopValues top() {
        return told.top();
    }

    /** Where the finite numbers lie; empty where there are none. */
    public Optional<Quantiles> quantiles() {
        return told.quantiles();
    }

    /** The entropy of texts or truth values, in nats; empty where there are none or they are not all counted. */
    public OptionalDouble entropy() {
        return told.entropy();
    }

    /** Those of both. */
    Values merge(Values other) {
        return of(sketch.merged(other.sketch));
    }

    ValueSketch sketch() {
        return sketch;
    }

    Told told() {
        return told;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Values values && told.equals(values.told);
    }

    @Override
    public int hashCode() {
        return told.hashCode();
    }

    @Override
    public String toString() {
        return "Values[" + told.distinct() + " different]";
    }
}
