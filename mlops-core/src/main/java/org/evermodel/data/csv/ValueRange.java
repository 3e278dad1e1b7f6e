package org.evermodel.data.csv;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.evermodel.data.ColumnType;

/** The smallest and largest of numbers and times, and how many truths, while the type is open. Not thread-safe. */
final class ValueRange {
    private long leastWhole = Long.MAX_VALUE;
    private long mostWhole = Long.MIN_VALUE;
    private double leastReal = Double.POSITIVE_INFINITY;
    private double mostReal = Double.NEGATIVE_INFINITY;
    private long leastMicros = Long.MAX_VALUE;
    private long mostMicros = Long.MIN_VALUE;
    private long truths;
    private long lies;

    /** The cell, as values of the types whose bits are set; a number is the one that the parser read last. */
    void add(int types, CellParser parser, char[] text, int from, int to) {
        if ((types & TypeFinder.INTEGER) != 0) {
            leastWhole = Math.min(leastWhole, parser.whole());
            mostWhole = Math.max(mostWhole, parser.whole());
        }
        if ((types & TypeFinder.REAL) != 0 && !Double.isNaN(parser.real())) {
            leastReal = Math.min(leastReal, parser.real());
            mostReal = Math.max(mostReal, parser.real());
        }
        if ((types & TypeFinder.TIMESTAMP) != 0) {
            long micros = parser.micros(text, from, to);
            leastMicros = Math.min(leastMicros, micros);
            mostMicros = Math.max(mostMicros, micros);
        }
        if ((types & TypeFinder.BOOLEAN) != 0) {
            boolean truth = parser.truth(text, from, to) == 1;
            truths += truth ? 1 : 0;
            lies += truth ? 0 : 1;
        }
    }

    /** The range as words, for a column of this type. */
    Optional<String> words(ColumnType type) {
        return switch (type) {
            case INTEGER -> between(leastWhole <= mostWhole, leastWhole, mostWhole);
            case REAL -> between(leastReal <= mostReal, leastReal, mostReal);
            case TIMESTAMP -> between(leastMicros <= mostMicros, instant(leastMicros), instant(mostMicros));
            case BOOLEAN -> Optional.of(truths + " true, " + lies + " false");
            case CATEGORICAL, TEXT -> Optional.empty();
        };
    }

    private static Optional<String> between(boolean any, Object least, Object most) {
        return any ? Optional.of(least + ".." + most) : Optional.empty();
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
