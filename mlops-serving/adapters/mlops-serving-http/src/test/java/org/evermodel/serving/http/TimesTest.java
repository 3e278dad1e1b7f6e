package org.evermodel.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimesTest {
    @Test
    void aTimeMayBeWrittenAsInTablesThatAreRead() {
        Instant noon = Instant.parse("2024-02-29T12:00:00Z");

        for (String text : List.of(
                "2024-02-29T12:00:00Z",
                "2024-02-29t12:00:00z",
                "2024-02-29T12:00",
                "2024-02-29 12:00:00",
                "2024-02-29T13:00:00+01:00",
                "2024-02-29T13:00+0100",
                "2024-02-29T11:00-01")) {
            assertThat(Times.parse(text)).as(text).contains(noon);
        }
        assertThat(Times.parse("2024-02-29")).contains(Instant.parse("2024-02-29T00:00:00Z"));
        assertThat(Times.parse("2024-02-29T12:00:00.123456Z")).contains(noon.plusNanos(123_456_000));
    }

    @Test
    void whatIsNoTimeIsNone() {
        for (String text : List.of("", "today", "2023-02-29", "2024-02-30T00:00", "2024-02-29T25:00", "1709208000")) {
            assertThat(Times.parse(text)).as(text).isEmpty();
        }
    }
}
