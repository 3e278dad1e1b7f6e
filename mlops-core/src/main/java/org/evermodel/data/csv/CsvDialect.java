package org.evermodel.data.csv;

import java.nio.charset.Charset;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a file of separated values is written, and why that is believed.
 *
 * <pre>{@code
 * CsvDialect dialect = CsvSource.of(Path.of("winequality-red.csv")).dialect();
 * dialect.delimiter();        // ;
 * dialect.explanation();      // delimiter ';': each of the first 1,200 records has 12 fields …
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param charset how characters are encoded
 * @param delimiter what stands between fields
 * @param quote what may stand around fields
 * @param comment how lines start that are no records, if there are any
 * @param header whether the first record names the columns
 * @param lineEnd what ends lines
 * @param decimalMark what stands between whole and fraction of a number
 * @param reasons why each part is as it is, in words
 */
public record CsvDialect(
        Charset charset,
        char delimiter,
        char quote,
        Optional<Character> comment,
        boolean header,
        LineEnd lineEnd,
        char decimalMark,
        Map<Part, String> reasons) {
    /** Refuses characters that cannot be told apart. */
    public CsvDialect {
        reasons = reasons.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(reasons));
        requireDifferent(delimiter, quote, comment);
    }

    /** What a dialect says. */
    public enum Part {
        /** How characters are encoded. */
        CHARSET,
        /** What stands between fields. */
        DELIMITER,
        /** What may stand around fields. */
        QUOTE,
        /** How lines start that are no records. */
        COMMENT,
        /** Whether the first record names the columns. */
        HEADER,
        /** What ends lines. */
        LINE_END,
        /** What stands between whole and fraction of a number. */
        DECIMAL_MARK
    }

    /** What ends lines; reading takes any. */
    public enum LineEnd {
        /** A line feed. */
        LF,
        /** A carriage return and a line feed. */
        CRLF,
        /** A carriage return. */
        CR,
        /** More than one of the others. */
        MIXED
    }

    static void requireDifferent(char delimiter, char quote, Optional<Character> comment) {
        boolean lineEnd = isLineEnd(delimiter)
                || isLineEnd(quote)
                || comment.filter(CsvDialect::isLineEnd).isPresent();
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

    /** A line for each part: what it is and why. */
    public String explanation() {
        return reasons.entrySet().stream()
                .map(reason -> reason.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " "
                        + value(reason.getKey()) + ": " + reason.getValue())
                .collect(Collectors.joining("\n"));
    }

    private String value(Part part) {
        return switch (part) {
            case CHARSET -> charset.name();
            case DELIMITER -> shown(delimiter);
            case QUOTE -> shown(quote);
            case COMMENT -> comment.map(CsvDialect::shown).orElse("none");
            case HEADER -> header ? "yes" : "no";
            case LINE_END -> lineEnd.name();
            case DECIMAL_MARK -> shown(decimalMark);
        };
    }

    static String shown(char c) {
        return c == '\t' ? "tab" : "'" + c + "'";
    }

    /** One line without the reasons. */
    @Override
    public String toString() {
        return "CsvDialect[" + charset.name() + ", delimiter " + shown(delimiter) + ", quote " + shown(quote)
                + comment.map(c -> ", comment " + shown(c)).orElse("")
                + (header ? ", header" : ", no header") + ", " + lineEnd
                + (decimalMark == '.' ? "" : ", decimal " + shown(decimalMark)) + "]";
    }
}
