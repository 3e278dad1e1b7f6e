package org.evermodel.pipeline.reproduce;

/**
 * How much of a model came out again; each grants what those after it do, but for the last. So a model whose measures are
 * further apart than was asked for is {@link #DIFFERENT}, whatever its weights: then it was measured otherwise.
 */
public enum Tier {
    /** Signature, encoder and weights are equal to the last bit, and all that follows holds as well. */
    BIT_EQUAL,
    /** The golden vectors of the package are answered to the last bit, and the measures are as close as was asked for. */
    EQUAL_PREDICTIONS,
    /** Every measure is as close to the registered one as was asked for. */
    METRICS_WITHIN,
    /** Some measure is further apart, or the data are others, so that nothing was trained. */
    DIFFERENT
}
