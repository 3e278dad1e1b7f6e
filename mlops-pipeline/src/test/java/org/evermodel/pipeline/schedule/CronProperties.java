package org.evermodel.pipeline.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What is due is what a look at every minute of years finds. */
class CronProperties {
    private static final int YEARS = 2;
    private static final int AT_MOST = 4_000;

    /** A field as it is written, and what it means to somebody who reads it value by value. */
    private record Field(String text, List<Integer> values) {
        boolean free() {
            return text.startsWith("*");
        }
    }

    private record Expression(Field minute, Field hour, Field day, Field month, Field weekday) {
        @Override
        public String toString() {
            return String.join(" ", minute.text, hour.text, day.text, month.text, weekday.text);
        }

        boolean matches(LocalDateTime local) {
            boolean byDay = day.values.contains(local.getDayOfMonth());
            int number = local.getDayOfWeek().getValue();
            boolean byWeekday = weekday.values.contains(number) || (number == 7 && weekday.values.contains(0));
            return minute.values.contains(local.getMinute())
                    && hour.values.contains(local.getHour())
                    && month.values.contains(local.getMonthValue())
                    && ((day.free() || weekday.free()) ? byDay && byWeekday : byDay || byWeekday);
        }
    }

    @Property(tries = 24)
    void isDueExactlyWhenALookAtEveryMinuteSaysSo(
            @ForAll("expressions") Expression expression,
            @ForAll("zones") ZoneId zone,
            @ForAll("starts") Instant start) {
        Schedule schedule = Schedule.cron(expression.toString(), zone);
        Instant end = start.atZone(zone).plusYears(YEARS).toInstant();

        List<Instant> expected = minuteByMinute(expression, zone, start, end);
        List<Instant> due = new ArrayList<>();
        Instant last = start;
        while (due.size() < expected.size() + 1) {
            last = schedule.next(last).orElseThrow();
            if (last.isAfter(end)) {
                break;
            }
            due.add(last);
        }

        int compared = expected.size() < AT_MOST ? Integer.MAX_VALUE : AT_MOST;
        assertThat(due.stream().limit(compared)).isEqualTo(expected);
    }

    @Property
    void whatIsDueNextIsLaterAndNothingLiesBetween(
            @ForAll("expressions") Expression expression,
            @ForAll("zones") ZoneId zone,
            @ForAll("starts") Instant start) {
        Schedule schedule = Schedule.cron(expression.toString(), zone);

        Instant next = schedule.next(start).orElseThrow();

        assertThat(next).isAfter(start);
        assertThat(schedule.next(next.minusMillis(1))).contains(next);
        assertThat(schedule.next(start.plus(start.until(next, ChronoUnit.MILLIS) / 2, ChronoUnit.MILLIS)))
                .contains(next);
    }

    /** The calendar repeats itself after 400 years. */
    @Property
    void aLeapDayOnADayOfTheWeekIsFound(
            @ForAll @IntRange(min = 2000, max = 2399) int year, @ForAll @IntRange(min = 4, max = 7) int step) {
        Schedule schedule = Schedule.cron("0 0 29 2 */" + step, ZoneOffset.UTC);
        Instant start = LocalDate.of(year, 3, 1).atStartOfDay().toInstant(ZoneOffset.UTC);

        LocalDate expected = IntStream.iterate(year + 1, next -> next + 1)
                .filter(Year::isLeap)
                .mapToObj(leap -> LocalDate.of(leap, 2, 29))
                .filter(date -> date.getDayOfWeek().getValue() % 7 % step == 0)
                .findFirst()
                .orElseThrow();

        assertThat(schedule.next(start)).contains(expected.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    private static List<Instant> minuteByMinute(Expression expression, ZoneId zone, Instant start, Instant end) {
        List<Instant> due = new ArrayList<>();
        boolean everyHour = expression.hour.values.size() == 24;
        for (Instant minute = start.plus(1, ChronoUnit.MINUTES);
                !minute.isAfter(end) && due.size() < AT_MOST;
                minute = minute.plus(1, ChronoUnit.MINUTES)) {
            LocalDateTime local = LocalDateTime.ofInstant(minute, zone);
            boolean second = zone.getRules()
                            .getValidOffsets(local)
                            .indexOf(zone.getRules().getOffset(minute))
                    == 1;
            boolean own = expression.matches(local) && (everyHour || !second);
            if (own || (!everyHour && endsAGapThatHides(expression, zone, minute))) {
                due.add(minute);
            }
        }
        return due;
    }

    private static boolean endsAGapThatHides(Expression expression, ZoneId zone, Instant minute) {
        ZoneOffsetTransition change = zone.getRules().nextTransition(minute.minusSeconds(1));
        if (change == null || !change.getInstant().equals(minute) || !change.isGap()) {
            return false;
        }
        LocalDateTime hidden = change.getDateTimeBefore();
        while (hidden.isBefore(change.getDateTimeAfter())) {
            if (expression.matches(hidden)) {
                return true;
            }
            hidden = hidden.plusMinutes(1);
        }
        return false;
    }

    @Provide
    Arbitrary<Instant> starts() {
        return Arbitraries.longs()
                .between(0, 20L * 365 * 24 * 60)
                .map(minutes -> Instant.parse("2010-01-01T00:00:00Z").plus(minutes, ChronoUnit.MINUTES));
    }

    /** Clocks change at 02:00, at midnight, over midnight, by half an hour, and never. */
    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "Europe/Berlin",
                        "America/New_York",
                        "America/Santiago",
                        "America/Havana",
                        "Australia/Lord_Howe",
                        "Asia/Tehran",
                        "Pacific/Apia",
                        "UTC")
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<Expression> expressions() {
        return Combinators.combine(field(0, 59), field(0, 23), field(1, 31), field(1, 12), field(0, 7))
                .as(Expression::new)
                .filter(expression -> expression.day.values.contains(1) || expression.day.values.get(0) < 28);
    }

    private static Arbitrary<Field> field(int least, int most) {
        Arbitrary<Field> all = Arbitraries.just(new Field("*", range(least, most, 1)));
        Arbitrary<Field> steps = Arbitraries.integers()
                .between(2, Math.max(2, (most - least) / 2))
                .map(step -> new Field("*/" + step, range(least, most == 7 ? 6 : most, step)));
        Arbitrary<Field> lists = Arbitraries.integers()
                .between(least, most)
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(values -> values.stream().sorted().toList())
                .map(values -> new Field(
                        String.join(",", values.stream().map(String::valueOf).toList()), values));
        Arbitrary<Field> ranges = Combinators.combine(
                        Arbitraries.integers().between(least, most),
                        Arbitraries.integers().between(least, most),
                        Arbitraries.integers().between(1, 4))
                .as((one, other, step) -> {
                    int first = Math.min(one, other);
                    int last = Math.max(one, other);
                    return new Field(first + "-" + last + "/" + step, range(first, last, step));
                });
        return Arbitraries.oneOf(all, all, steps, lists, ranges);
    }

    private static List<Integer> range(int first, int last, int step) {
        List<Integer> values = new ArrayList<>();
        for (int value = first; value <= last; value += step) {
            values.add(value);
        }
        return values;
    }
}
