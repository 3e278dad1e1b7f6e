package org.evermodel.profile;

import java.util.List;

/**
 * What the given shares of the finite numbers lie at or below.
 *
 * @param values the quantiles of {@link #SHARES}
 * @param exact whether they were read off all numbers, by linear interpolation (type 7 of R. J. Hyndman, Y. Fan, "Sample
 *     quantiles in statistical packages", The American Statistician 50, 1996); else they are numbers of the column, estimated by
 *     the sketch of Z. Karnin, K. Lang and E. Liberty (Optimal quantile approximation in streams, FOCS 2016)
 * @param rankError how far, with a chance of 99 in 100, the share that lies below an estimate is from the one asked for; 0
 *     where they are exact. The least and the largest number are always exact
 */
public record Quantiles(List<Double> values, boolean exact, double rankError) {
    /** The shares of which quantiles are kept. */
    public static final List<Double> SHARES = List.of(0.0, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1.0);

    /** Refuses another number of quantiles than there are shares, and such as do not ascend. */
    public Quantiles {
        values = List.copyOf(values);
        if (values.size() != SHARES.size()) {
            throw new IllegalArgumentException(
                    "there are " + SHARES.size() + " quantiles, but " + values.size() + " were given");
        }
        for (int i = 1; i < values.size(); i++) {
            if (!(values.get(i - 1) <= values.get(i))) {
                throw new IllegalArgumentException("quantiles ascend, but were " + values);
            }
        }
    }

    /** The quantile of one of {@link #SHARES}; throws IllegalArgumentException for another share. */
    public double at(double share) {
        int position = SHARES.indexOf(share);
        if (position < 0) {
            throw new IllegalArgumentException("quantiles are kept of the shares " + SHARES + ", not of " + share);
        }
        return values.get(position);
    }

    /** What half of the numbers lie below. */
    public double median() {
        return at(0.5);
    }
}
