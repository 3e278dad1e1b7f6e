package org.evermodel.evaluate;

import java.util.Optional;

/**
 * How one metric is computed from answers beside the truth. Empty where the metric is undefined on those rows. Stateless.
 *
 * @param <A> classes or numbers
 */
interface Measure<A> {
    /** The value with its interval. */
    Optional<Estimate> estimate(A answers);

    /** The value with each row's part in its error, for comparisons. */
    Optional<Influence> influence(A answers);
}
