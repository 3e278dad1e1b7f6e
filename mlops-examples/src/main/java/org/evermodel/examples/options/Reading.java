package org.evermodel.examples.options;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How the user's files are to be read.
 *
 * @param data the file of rows
 * @param test a second file whose rows are kept back, if there is one
 * @param delimiter what stands between fields, where that is said
 * @param names the column names, where the files do not hold them
 * @param headless whether it is said that no file has a header; otherwise each one's beginning decides
 * @param missing what stands for a missing value, beside nothing at all
 * @param comment what starts a line that is no record
 * @param targetStrip characters to be taken off the end of every target value
 */
public record Reading(
        Path data,
        Optional<Path> test,
        Optional<Character> delimiter,
        List<String> names,
        boolean headless,
        List<String> missing,
        Optional<Character> comment,
        String targetStrip) {
    /** Copies the lists. */
    public Reading {
        names = List.copyOf(names);
        missing = List.copyOf(missing);
    }
}
