package org.evermodel.pipeline.reproduce;

/** Where two trainings can differ, in the order in which one difference may be the cause of the next. */
public enum Layer {
    /** What was read. */
    DATA,
    /** What the places of the pipeline do. */
    CODE,
    /** What steps and gates declare, and the seed. */
    PARAMETER,
    /** Java, the system, the libraries, the locale, the repository. */
    ENVIRONMENT,
    /** Which rows were learned from, what the model takes, how rows are encoded, what was learned. */
    WEIGHTS,
    /** What it answers to the golden vectors. */
    PREDICTION,
    /** How it did on the rows kept back. */
    METRIC
}
