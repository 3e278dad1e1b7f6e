package org.evermodel.examples;

import java.io.PrintStream;

/**
 * Where a command speaks.
 *
 * @param out for results and progress
 * @param err for the reason of a failure, and nothing else
 * @param interactive whether a person watches, so that a line may be drawn over
 */
public record Terminal(PrintStream out, PrintStream err, boolean interactive) {}
