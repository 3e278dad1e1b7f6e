package org.evermodel.pipeline.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static List<String> next(int count, String expression, ZoneId zone, String after) {
        Schedule schedule = Schedule.cron(expression, zone);
        return Stream.iterate(
                        schedule.next(ZonedDateTime.parse(after).toInstant()).orElseThrow(),
                        moment -> schedule.next(moment).orElseThrow())
                .limit(count)
                .map(moment -> moment.atZone(zone).toOffsetDateTime().toString())
                .toList();
    }

    @Test
    void aTimeThatDoesNotExistIsDueWhenClocksHaveGoneForward() {
        assertThat(next(3, "30 2 * * *", BERLIN, "2024-03-30T00:00+01:00"))
                .containsExactly("2024-03-30T02:30+01:00", "2024-03-31T03:00+02:00", "2024-04-01T02:30+02:00");
        assertThat(next(3, "30 2 * * *", NEW_YORK, "2024-03-09T00:00-05:00"))
                .containsExactly("2024-03-09T02:30-05:00", "2024-03-10T03:00-04:00", "2024-03-11T02:30-04:00");
    }

    @Test
    void severalTimesThatDoNotExistAreDueOnce() {
        assertThat(next(3, "*/20 2,3 * * *", BERLIN, "2024-03-31T00:00+01:00"))
                .containsExactly("2024-03-31T03:00+02:00", "2024-03-31T03:20+02:00", "2024-03-31T03:40+02:00");
    }

    @Test
    void aTimeThatExistsTwiceIsDueTheFirstTime() {
        assertThat(next(3, "30 2 * * *", BERLIN, "2024-10-26T12:00+02:00"))
                .containsExactly("2024-10-27T02:30+02:00", "2024-10-28T02:30+01:00", "2024-10-29T02:30+01:00");
        assertThat(next(2, "30 1 * * *", NEW_YORK, "2024-11-02T12:00-04:00"))
                .containsExactly("2024-11-03T01:30-04:00", "2024-11-04T01:30-05:00");
    }

    @Test
    void betweenTheTwoTimesItIsDueTheNextDay() {
        assertThat(next(1, "30 2 * * *", BERLIN, "2024-10-27T02:10+01:00")).containsExactly("2024-10-28T02:30+01:00");
    }

    @Test
    void everyHourGoesByTheTimeThatPasses() {
        assertThat(next(4, "30 * * * *", BERLIN, "2024-10-27T01:00+02:00"))
                .containsExactly(
                        "2024-10-27T01:30+02:00",
                        "2024-10-27T02:30+02:00",
                        "2024-10-27T02:30+01:00",
                        "2024-10-27T03:30+01:00");
        assertThat(next(3, "30 * * * *", BERLIN, "2024-03-31T00:40+01:00"))
                .containsExactly("2024-03-31T01:30+01:00", "2024-03-31T03:30+02:00", "2024-03-31T04:30+02:00");
    }

    @Test
    void leapDaysMayBeEightYearsApart() {
        assertThat(next(2, "0 12 29 2 *", ZoneOffset.UTC, "2095-01-01T00:00Z"))
                .containsExactly("2096-02-29T12:00Z", "2104-02-29T12:00Z");
    }

    @Test
    void leapDaysOnOneDayOfTheWeekMayBeFortyYearsApart() {
        assertThat(next(4, "0 0 29 2 */7", ZoneOffset.UTC, "2026-01-01T00:00Z"))
                .containsExactly("2032-02-29T00:00Z", "2060-02-29T00:00Z", "2088-02-29T00:00Z", "2128-02-29T00:00Z");
        assertThat(next(3, "30 * 29 2 */7", BERLIN, "2060-02-29T22:50+01:00"))
                .containsExactly("2060-02-29T23:30+01:00", "2088-02-29T00:30+01:00", "2088-02-29T01:30+01:00");
    }

    @Test
    void whereBothDaysAreRestrictedEitherWillDo() {
        assertThat(next(4, "0 0 13 * FRI", ZoneOffset.UTC, "2026-01-09T00:00Z"))
                .containsExactly("2026-01-13T00:00Z", "2026-01-16T00:00Z", "2026-01-23T00:00Z", "2026-01-30T00:00Z");
    }

    @Test
    void aDayWithAStarStillRestricts() {
        // Of the odd days of January 2026 the Mondays.
        assertThat(next(2, "0 0 */2 1 MON", ZoneOffset.UTC, "2026-01-01T00:00Z"))
                .containsExactly("2026-01-05T00:00Z", "2026-01-19T00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"0,7", "7,SUN", "sun,0"})
    void sundayHasSeveralNames(String one, String other) {
        assertThat(next(5, "0 9 * * " + one, BERLIN, "2026-01-01T00:00+01:00"))
                .isEqualTo(next(5, "0 9 * * " + other, BERLIN, "2026-01-01T00:00+01:00"));
    }

    @ParameterizedTest
    @CsvSource({
        "@hourly,0 * * * *",
        "@daily,0 0 * * *",
        "@weekly,0 0 * * SUN",
        "@monthly,0 0 1 * *",
        "@midnight,0 0 * * *",
        "@yearly,0 0 1 JAN *",
        "@annually,0 0 1 JAN *"
    })
    void namesStandForExpressions(String name, String expression) {
        assertThat(next(5, name, BERLIN, "2026-01-01T00:00+01:00"))
                .isEqualTo(next(5, expression, BERLIN, "2026-01-01T00:00+01:00"));
    }

    @Test
    void secondsDoNotHideAMinute() {
        Schedule schedule = Schedule.cron("30 2 * * *", ZoneOffset.UTC);

        assertThat(schedule.next(Instant.parse("2026-01-01T02:29:59.999Z")))
                .contains(Instant.parse("2026-01-01T02:30:00Z"));
        assertThat(schedule.next(Instant.parse("2026-01-01T02:30:00.001Z")))
                .contains(Instant.parse("2026-01-02T02:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "* * * * * *",
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * 32 * *",
                "* * * 13 *",
                "* * * * 8",
                "5/10 * * * *",
                "*/0 * * * *",
                "9-5 * * * *",
                "1,,2 * * * *",
                "a * * * *",
                "* * * * L",
                "* * ? * *",
                "1-2-3 * * * *",
                "*/2/3 * * * *",
                "-1 * * * *",
                "0 0 30 2 *",
                "0 0 31 4,6,9,11 *",
                "@reboot",
                "99999999999 * * * *"
            })
    void whatHasNoMeaningIsRefused(String expression) {
        assertThatThrownBy(() -> Schedule.cron(expression, BERLIN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRefusalSaysWhichFieldAndWhy() {
        assertThatThrownBy(() -> Schedule.cron("0 25 * * *", BERLIN))
                .hasMessage("the hour \"25\" of a cron expression has no meaning: it goes from 0 to 23");
        assertThatThrownBy(() -> Schedule.cron("0 0 30 2 *", BERLIN))
                .hasMessage("the cron expression \"0 0 30 2 *\" names a day that no month of it has");
    }

    @Test
    void isNamedForPeople() {
        assertThat(Schedule.cron(" 30 2 * * * ", BERLIN)).hasToString("\"30 2 * * *\" in Europe/Berlin");
    }
}
