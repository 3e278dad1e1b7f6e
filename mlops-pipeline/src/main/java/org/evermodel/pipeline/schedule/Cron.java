package org.evermodel.pipeline.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;

/**
 * A cron expression in a zone.
 *
 * <p>Expressions for certain hours are sought among local times, and those for every hour among moments. For the former,
 * each local time is one moment: its own, the first of two, or the end of the gap it falls into. That mapping never goes
 * back, so the first local time whose moment is later than the one asked for is the answer, and the search may begin at the
 * local time of the latter.
 */
final class Cron implements Schedule {
    private static final int FIELDS = 5;
    private static final int HOURS = 24;

    /** Leap days on one day of the week are 28 years apart, and around a year such as 2100 up to forty. */
    private static final int SPARSEST_YEARS = 41;

    private static final Map<String, String> KNOWN = Map.of(
            "@hourly", "0 * * * *",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@weekly", "0 0 * * 0",
            "@monthly", "0 0 1 * *",
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *");

    private final String expression;
    private final ZoneId zone;
    private final BitSet minutes;
    private final BitSet hours;
    private final BitSet days;
    private final BitSet months;
    private final BitSet weekdays;
    private final boolean eitherDay;

    private Cron(String expression, ZoneId zone, String... fields) {
        this.expression = expression;
        this.zone = zone;
        this.minutes = CronField.MINUTE.parse(fields[0]);
        this.hours = CronField.HOUR.parse(fields[1]);
        this.days = CronField.DAY.parse(fields[2]);
        this.months = CronField.MONTH.parse(fields[3]);
        this.weekdays = CronField.WEEKDAY.parse(fields[4]);
        this.eitherDay = !fields[2].startsWith("*") && !fields[4].startsWith("*");
    }

    static Cron parse(String expression, ZoneId zone) {
        String text = expression.strip();
        String[] fields = KNOWN.getOrDefault(text, text).split("\\s+", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException(
                    "a cron expression has five fields (" + CronField.titles() + ") or is one of "
                            + KNOWN.keySet().stream().sorted().toList() + ", but was \"" + expression + "\"");
        }
        Cron cron = new Cron(text, zone, fields);
        if (!cron.comes()) {
            throw new IllegalArgumentException(
                    "the cron expression \"" + expression + "\" names a day that no month of it has");
        }
        return cron;
    }

    private boolean comes() {
        return eitherDay
                || months.stream()
                        .anyMatch(month -> days.nextSetBit(1) <= Month.of(month).maxLength());
    }

    @Override
    public Optional<Instant> next(Instant moment) {
        return hours.cardinality() == HOURS ? byElapsedTime(moment) : byLocalTime(moment);
    }

    private Optional<Instant> byLocalTime(Instant moment) {
        LocalDateTime from = moment.atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES);
        LocalDate end = from.toLocalDate().plusYears(SPARSEST_YEARS);
        for (LocalDate date = from.toLocalDate(); date.isBefore(end); date = date.plusDays(1)) {
            Optional<Instant> found = matches(date) ? on(date, from, moment) : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Instant> on(LocalDate date, LocalDateTime from, Instant moment) {
        int first = date.equals(from.toLocalDate()) ? from.getHour() : 0;
        for (int hour = hours.nextSetBit(first); hour >= 0; hour = hours.nextSetBit(hour + 1)) {
            for (int minute = minutes.nextSetBit(0); minute >= 0; minute = minutes.nextSetBit(minute + 1)) {
                Instant due = momentOf(date.atTime(hour, minute));
                if (due.isAfter(moment)) {
                    return Optional.of(due);
                }
            }
        }
        return Optional.empty();
    }

    private Instant momentOf(LocalDateTime local) {
        ZoneRules rules = zone.getRules();
        ZoneOffsetTransition change = rules.getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.toInstant(rules.getValidOffsets(local).get(0));
    }

    private Optional<Instant> byElapsedTime(Instant moment) {
        ZonedDateTime at = moment.atZone(zone).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        ZonedDateTime end = at.plusYears(SPARSEST_YEARS);
        while (at.isBefore(end)) {
            if (!matches(at.toLocalDate())) {
                at = dayAfter(at);
            } else if (minutes.get(at.getMinute())) {
                return Optional.of(at.toInstant());
            } else {
                at = at.plusMinutes(1);
            }
        }
        return Optional.empty();
    }

    /** The start of the next day, or where clocks change before it, that change: it may lead back into the day before. */
    private ZonedDateTime dayAfter(ZonedDateTime at) {
        ZonedDateTime next = at.toLocalDate().plusDays(1).atStartOfDay(zone);
        ZoneOffsetTransition change = zone.getRules().nextTransition(at.toInstant());
        return change != null && change.getInstant().isBefore(next.toInstant())
                ? change.getInstant().atZone(zone)
                : next;
    }

    private boolean matches(LocalDate date) {
        if (!months.get(date.getMonthValue())) {
            return false;
        }
        boolean day = days.get(date.getDayOfMonth());
        boolean weekday = weekdays.get(date.getDayOfWeek().getValue());
        return eitherDay ? day || weekday : day && weekday;
    }

    @Override
    public String toString() {
        return "\"" + expression + "\" in " + zone;
    }
}
