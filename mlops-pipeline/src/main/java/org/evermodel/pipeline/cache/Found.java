package org.evermodel.pipeline.cache;

import java.time.Instant;

/**
 * What a step needs of an output that is kept, to use it instead of running.
 *
 * @param output where the output is kept
 * @param at when the step had run
 * @param logged what the step told its run
 */
public record Found(Kept output, Instant at, Logged logged) {}
