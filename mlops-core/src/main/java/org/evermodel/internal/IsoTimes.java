package org.evermodel.internal;

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
public final class IsoTimes {
    private static final int SHORTEST = 10;
    private static final int LONGEST = 40;
    /** What a column can hold in microseconds. */
    private static final long MOST_SECONDS = Long.MAX_VALUE / 1_000_000;

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

    /** The instant that {@code text} says, or empty where it is no time. */
    public static Optional<Instant> parse(String text) {
        // A look at the length and the first dash spares most texts the exception.
        if (text.length() < SHORTEST || text.length() > LONGEST || text.indexOf('-', 1) < 0) {
            return Optional.empty();
        }
        String joined = text.charAt(SHORTEST - 1) != ' ' && text.length() > SHORTEST && text.charAt(SHORTEST) == ' '
                ? text.substring(0, SHORTEST) + 'T' + text.substring(SHORTEST + 1)
                : text;
        try {
            Instant time =
                    instant(FORMAT.parseBest(joined, OffsetDateTime::from, LocalDateTime::from, LocalDate::from));
            return Optional.of(time).filter(IsoTimes::fits);
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /** Whether a column can hold it, which counts microseconds in 64 bits. */
    public static boolean fits(Instant time) {
        return Math.abs(time.getEpochSecond()) < MOST_SECONDS;
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
