package org.evermodel.pipeline.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTest {
    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00:00Z,2026-01-01T06:00:00Z",
        "2026-01-01T05:59:59.999Z,2026-01-01T06:00:00Z",
        "2026-01-01T06:00:00Z,2026-01-01T12:00:00Z",
        "1969-12-31T23:59:59Z,1970-01-01T00:00:00Z",
        "1969-12-31T18:00:00Z,1970-01-01T00:00:00Z",
        "1969-12-31T17:59:00Z,1969-12-31T18:00:00Z"
    })
    void isDueAtMultiplesOfItsPeriod(Instant moment, Instant next) {
        assertThat(Schedule.every(Duration.ofHours(6)).next(moment)).contains(next);
    }

    @Test
    void countsFromItsAnchor() {
        Schedule schedule = Schedule.every(Duration.ofDays(7), Instant.parse("2026-01-05T09:00:00Z"));

        assertThat(schedule.next(Instant.parse("2026-01-12T09:00:00Z")))
                .contains(Instant.parse("2026-01-19T09:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1H", "PT0.999S"})
    void aPeriodIsAtLeastASecond(Duration period) {
        assertThatThrownBy(() -> Schedule.every(period))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least a second");
    }
}
