package org.evermodel.data.csv;

import java.util.List;
import java.util.Optional;

/**
 * How a file is read.
 *
 * @param dialect how it is written, each part said or found
 * @param names the columns' names where the file does not give them and they are not c1…cN
 * @param leadingComments whether comments are known from the file's beginning only, and there alone passed by
 * @param rules what is known about cells
 */
record CsvFormat(CsvDialect dialect, Optional<List<String>> names, boolean leadingComments, CellRules rules) {}
