package org.evermodel.serving.monitor;

/**
 * How right answers were.
 *
 * @param rows how many have a label
 * @param loss the share of wrong classes, or the mean absolute error
 */
public record Performance(int rows, double loss) {}
