package org.evermodel.pipeline.reproduce;

/** How much of a model came out again; each grants what those after it do, but for the last. */
public enum Tier {
    /** Signature, encoder and weights are equal to the last bit. */
    BIT_EQUAL,
    /** The golden vectors of the package are answered to the last bit. */
    EQUAL_PREDICTIONS,
    /** Every measure is as close to the registered one as was asked for. */
    METRICS_WITHIN,
    /** Not even that, or the data are others, so that nothing was trained. */
    DIFFERENT
}
