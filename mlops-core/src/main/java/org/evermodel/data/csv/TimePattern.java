package org.evermodel.data.csv;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.evermodel.data.Column;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times written in another way than ISO's. Strict: 31.02. is no date. A text without an offset is meant in
 * the given zone: a time that the zone's clocks skip is no time, one that they show twice is the earlier one. Immutable
 * and thread-safe.
 */
final class TimePattern {
    private static final ZonedDateTime ANY = ZonedDateTime.of(2024, 11, 23, 10, 11, 12, 0, ZoneOffset.UTC);

    private final Optional<String> column;
    private final String pattern;
    private final DateTimeFormatter formatter;
    private final ZoneId zone;

    private TimePattern(Optional<String> column, String pattern, DateTimeFormatter formatter, ZoneId zone) {
        this.column = column;
        this.pattern = pattern;
        this.formatter = formatter;
        this.zone = zone;
    }

    /** Throws IllegalArgumentException where the pattern is none or gives no date. */
    static TimePattern of(Optional<String> column, String pattern, ZoneId zone) {
        try {
            DateTimeFormatter formatter = new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(proleptic(pattern))
                    .toFormatter(Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);
            TimePattern times = new TimePattern(column, pattern, formatter, zone);
            if (times.micros(formatter.format(ANY)) != TimestampParser.NONE) {
                return times;
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(
                    "\"" + pattern + "\" is no pattern of dates or times: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("a pattern must give year, month and day, but \"" + pattern + "\" does not");
    }

    /** Strict resolving knows a year of an era, which patterns never mean, so y becomes u outside of quotes. */
    private static String proleptic(String pattern) {
        StringBuilder text = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            quoted ^= c == '\'';
            text.append(c == 'y' && !quoted ? 'u' : c);
        }
        return text.toString();
    }

    boolean isFor(String name) {
        return column.isEmpty() || column.get().equals(name);
    }

    boolean isForOne() {
        return column.isPresent();
    }

    /** Microseconds since 1970-01-01T00:00Z, or {@link TimestampParser#NONE}. */
    long micros(String text) {
        ParsePosition position = new ParsePosition(0);
        // Looks without an exception first: most texts are no times.
        if (formatter.parseUnresolved(text, position) == null || position.getIndex() != text.length()) {
            return TimestampParser.NONE;
        }
        try {
            return instant(formatter.parse(text))
                    .map(Column.Timestamps::epochMicros)
                    .orElse(TimestampParser.NONE);
        } catch (DateTimeException | IllegalArgumentException e) {
            return TimestampParser.NONE;
        }
    }

    private Optional<Instant> instant(TemporalAccessor parsed) {
        if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
            return Optional.of(Instant.from(parsed));
        }
        @Nullable LocalDate date = parsed.query(TemporalQueries.localDate());
        @Nullable LocalTime time = parsed.query(TemporalQueries.localTime());
        if (date == null) {
            return Optional.empty();
        }
        @Nullable ZoneId told = parsed.query(TemporalQueries.zone());
        ZoneId there = told == null ? zone : told;
        if (time == null) {
            return Optional.of(date.atStartOfDay(there).toInstant());
        }
        LocalDateTime local = date.atTime(time);
        return there.getRules().getValidOffsets(local).stream().findFirst().map(local::toInstant);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TimePattern that
                && column.equals(that.column)
                && pattern.equals(that.pattern)
                && zone.equals(that.zone);
    }

    @Override
    public int hashCode() {
        return Objects.hash(column, pattern, zone);
    }

    @Override
    public String toString() {
        return pattern;
    }
}
