package org.evermodel.pipeline.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When something is due by the clock.
 *
 * <pre>{@code
 * Schedule nightly = Schedule.cron("30 2 * * *", ZoneId.of("Europe/Berlin"));
 * Schedule hourly = Schedule.every(Duration.ofHours(1));
 * }</pre>
 *
 * <p>Implementations are stateless and thread-safe, and answer the same in every process: that is how several processes
 * agree on what is due. {@code toString()} says it in words, for people, and a schedule is known by them after a restart:
 * a task has missed nothing of a schedule it did not have before, nor of one without words of its own. While one throws, its
 * task is not run by the clock; it is asked again each minute.
 */
@FunctionalInterface
public interface Schedule {
    /** The first moment it is due after {@code moment}, and never that moment itself; empty where there is none any more. */
    Optional<Instant> next(Instant moment);

    /**
     * By a cron expression of five fields: minute, hour, day of the month, month, day of the week.
     *
     * <p>A field is {@code *}, a number, a range {@code a-b}, or several of these with commas, where {@code *} and a range
     * may have a step, {@code /n}; months and days have English names of three letters, and Sunday is 0 or 7. Where both
     * fields for days are restricted, that is, neither starts with {@code *}, a day needs to meet one of them only, as with
     * every cron since Vixie's. {@code @hourly}, {@code @daily} or {@code @midnight}, {@code @weekly}, {@code @monthly},
     * and {@code @yearly} or {@code @annually} are known.
     *
     * <p>Daylight saving: an expression for certain hours is due once a day for each of its times, whatever is done to the
     * clocks. A time that does not exist, because clocks go forward over it, is due when they have: 02:30 at 03:00. One that
     * exists twice is due the first time. An expression for every hour goes by the time that passes: what does not exist is
     * left out, and what exists twice is due twice.
     *
     * <p>Throws IllegalArgumentException, saying which field and why, where the expression has no meaning or names a day that
     * never comes.
     */
    static Schedule cron(String expression, ZoneId zone) {
        return Cron.parse(expression, zone);
    }

    /** At all multiples of a period since 1970 began in UTC, so that every process means the same moments. */
    static Schedule every(Duration period) {
        return every(period, Instant.EPOCH);
    }

    /** At a moment and at all multiples of a period before and after it. Throws IllegalArgumentException below a second. */
    static Schedule every(Duration period, Instant anchor) {
        return new Interval(period, anchor);
    }
}
