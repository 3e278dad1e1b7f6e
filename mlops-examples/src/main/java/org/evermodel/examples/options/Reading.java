package org.evermodel.examples.options;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the user's files are to be read.
 *
 * @param data the file of rows
 * @param test a second file whose rows are kept back, if there is one
 * @param format how both are written
 * @param targetStrip characters to be taken off the end of every target value
 */
public record Reading(Path data, Optional<Path> test, Format format, String targetStrip) {}
