package org.evermodel.data;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/** Reads ISO 8601 dates and date-times, in UTC where they have no offset; a date alone is its midnight. */
final class IsoTimes {
    private static final int SHORTEST = 10;
    private static final int LONGEST = 40;
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private IsoTimes() {}

    static Optional<Instant> parse(String text) {
        // A look at the length and the first dash spares most texts the exception.
        if (text.length() < SHORTEST || text.length() > LONGEST || text.indexOf('-', 1) < 0) {
            return Optional.empty();
        }
        String joined = text.charAt(SHORTEST - 1) != ' ' && text.length() > SHORTEST && text.charAt(SHORTEST) == ' '
                ? text.substring(0, SHORTEST) + 'T' + text.substring(SHORTEST + 1)
                : text;
        try {
            return Optional.of(
                    instant(FORMAT.parseBest(joined, OffsetDateTime::from, LocalDateTime::from, LocalDate::from)));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static Instant instant(TemporalAccessor parsed) {
        if (parsed instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        return parsed instanceof LocalDateTime time
                ? time.toInstant(ZoneOffset.UTC)
                : ((LocalDate) parsed).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
