package org.evermodel.registry.tracking;

import java.time.Instant;

/**
 * A measured value that a run logged.
 *
 * @param name what was measured
 * @param value the value; NaN and the infinities are possible
 * @param step the number that orders the values of one name, such as the epoch
 * @param at when it was logged
 */
public record MetricPoint(String name, double value, long step, Instant at) {
    /** Whether this is the value to show for its name, rather than {@code other}: the later step, moment, or larger value. */
    public boolean isAfter(MetricPoint other) {
        if (step != other.step) {
            return step > other.step;
        }
        return at.equals(other.at) ? Double.compare(value, other.value) > 0 : at.isAfter(other.at);
    }

    @Override
    public String toString() {
        return name + " " + value + " at step " + step;
    }
}
