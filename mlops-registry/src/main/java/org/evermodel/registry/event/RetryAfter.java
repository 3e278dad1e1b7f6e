package org.evermodel.registry.event;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.ChronoLocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an answer says of when to ask again: seconds, or a date of RFC 9110, section 5.6.7, also of an obsolete form. */
final class RetryAfter {
    private static final int MOST_DIGITS = 9;

    /** A year of two digits is at most so far ahead. */
    private static final int YEARS_AHEAD = 50;

    private RetryAfter() {}

    /** Empty where it is neither; a moment that has passed is no pause. */
    static Optional<Duration> read(String text, Instant now) {
        String value = text.strip();
        if (!value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            // Whatever has more digits is longer than any pause.
            String digits = value.length() > MOST_DIGITS ? "9".repeat(MOST_DIGITS) : value;
            return Optional.of(Duration.ofSeconds(Long.parseLong(digits)));
        }
        return date(value, now).map(then -> then.isBefore(now) ? Duration.ZERO : Duration.between(now, then));
    }

    private static Optional<Instant> date(String value, Instant now) {
        return Stream.of(DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC), rfc850(now), asctime())
                .flatMap(form -> date(value, form).stream())
                .findFirst();
    }

    private static Optional<Instant> date(String value, DateTimeFormatter form) {
        try {
            return Optional.of(ZonedDateTime.parse(value, form).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** As {@code Sunday, 06-Nov-94 08:49:37 GMT}. */
    private static DateTimeFormatter rfc850(Instant now) {
        ChronoLocalDate first =
                LocalDateTime.ofInstant(now, ZoneOffset.UTC).toLocalDate().minusYears(99L - YEARS_AHEAD);
        return strict(new DateTimeFormatterBuilder()
                .appendPattern("EEEE, dd-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, first)
                .appendPattern(" HH:mm:ss 'GMT'"));
    }

    /** As {@code Sun Nov  6 08:49:37 1994}. */
    private static DateTimeFormatter asctime() {
        return strict(new DateTimeFormatterBuilder().appendPattern("EEE MMM ppd HH:mm:ss uuuu"));
    }

    private static DateTimeFormatter strict(DateTimeFormatterBuilder form) {
        return form.toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT)
                .withZone(ZoneOffset.UTC);
    }
}
