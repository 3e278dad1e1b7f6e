package org.evermodel.data.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evermodel.data.Schema;

/**
 * How a file is written.
 *
 * @param header whether the first record names the columns
 * @param names the columns' names where the file does not give them and they are not c1…cN
 * @param stripped characters to remove from the end of a column's values, by column
 * @param schema the columns that are demanded, where types are not inferred
 */
record CsvFormat(
        char delimiter,
        char quote,
        Optional<Character> comment,
        Charset charset,
        boolean header,
        Optional<List<String>> names,
        Set<String> missing,
        boolean trim,
        Map<String, String> stripped,
        Optional<Schema> schema) {
    CsvFormat {
        names = names.map(List::copyOf);
        missing = Set.copyOf(missing);
        stripped = Map.copyOf(stripped);
        requireDifferent(delimiter, quote, comment);
    }

    /** Commas, double quotes, a header, UTF-8. */
    static CsvFormat usual() {
        return new CsvFormat(
                ',',
                '"',
                Optional.empty(),
                StandardCharsets.UTF_8,
                true,
                Optional.empty(),
                Set.of(),
                true,
                new HashMap<>(),
                Optional.empty());
    }

    private static void requireDifferent(char delimiter, char quote, Optional<Character> comment) {
        boolean lineEnd = isLineEnd(delimiter)
                || isLineEnd(quote)
                || comment.filter(CsvFormat::isLineEnd).isPresent();
        boolean same = delimiter == quote
                || comment.filter(c -> c == delimiter || c == quote).isPresent();
        if (lineEnd || same) {
            throw new IllegalArgumentException("delimiter, quote and comment character must differ and be no line end,"
                    + " but are '" + delimiter + "', '" + quote + "' and "
                    + comment.map(c -> "'" + c + "'").orElse("none"));
        }
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
