package org.evermodel.examples.lifecycle;

/**
 * How long things took, in seconds of wall time.
 *
 * @param load reading and checking the files
 * @param train splitting, comparing trainers and training
 * @param evaluate measuring and judging
 * @param total everything, from the start of the command
 */
record Seconds(double load, double train, double evaluate, double total) {}
