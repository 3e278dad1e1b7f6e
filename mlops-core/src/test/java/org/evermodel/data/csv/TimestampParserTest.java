package org.evermodel.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampParserTest {
    @ParameterizedTest
    @CsvSource({
        "2024-02-29, 2024-02-29T00:00:00Z",
        "1969-12-31, 1969-12-31T00:00:00Z",
        "0000-01-01, 0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999, 9999-12-31T23:59:59.999999Z",
        "2024-01-02T03:04, 2024-01-02T03:04:00Z",
        "2024-01-02 03:04:05, 2024-01-02T03:04:05Z",
        "2024-01-02T03:04:05.5, 2024-01-02T03:04:05.500Z",
        "2024-01-02T03:04:05.123456789Z, 2024-01-02T03:04:05.123456Z",
        "2024-01-02T03:04:05Z, 2024-01-02T03:04:05Z",
        "2024-01-02T03:04:05+01:00, 2024-01-02T02:04:05Z",
        "2024-01-02T03:04-0530, 2024-01-02T08:34:00Z",
        "2024-01-02T03:04:05-05, 2024-01-02T08:04:05Z"
    })
    void datesAndTimes(String text, Instant expected) {
        assertThat(micros(text)).isEqualTo(expected.getEpochSecond() * 1_000_000 + expected.getNano() / 1_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024",
                "2024-1-2",
                "20240102",
                "2024/01/02",
                "2023-02-29",
                "1900-02-29",
                "2024-13-01",
                "2024-00-01",
                "2024-04-31",
                "2024-01-00",
                "2024-01-02T",
                "2024-01-02T03",
                "2024-01-02T03:4",
                "2024-01-02T24:00",
                "2024-01-02T03:60",
                "2024-01-02T03:04:60",
                "2024-01-02T03:04:",
                "2024-01-02T03:04:5",
                "2024-01-02T03:04:05.",
                "2024-01-02T03:04:05.1234567890",
                "2024-01-02T03:04:05+1",
                "2024-01-02T03:04:05+19:00",
                "2024-01-02T03:04:05+01:60",
                "2024-01-02T03:04:05+01:0",
                "2024-01-02T03:04:05+01-00",
                "2024-01-02T03:04:05ZZ",
                "2024-01-02X03:04:05",
                "2024-01-02 x",
                "abcd-ef-gh",
                "２０２４-01-02"
            })
    void anythingElse(String text) {
        assertThat(micros(text)).isEqualTo(TimestampParser.NONE);
    }

    private static long micros(String text) {
        char[] around = ("1" + text + "1").toCharArray();
        return TimestampParser.micros(around, 1, around.length - 1);
    }
}
