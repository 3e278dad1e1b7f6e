package org.evermodel.serving.monitor;

import org.evermodel.ModelVersion;

/**
 * Rows whose labels are no longer waited for: they are not told as a cohort, and are forgotten.
 *
 * @param window the window's number
 * @param version who answered them
 * @param rows how many there are
 * @param labelled how many of them have a label
 * @param reason why they are given up, in a sentence
 */
public record Lapse(long window, ModelVersion version, int rows, int labelled, String reason) {}
