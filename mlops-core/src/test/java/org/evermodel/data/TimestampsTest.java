package org.evermodel.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001-01-01T00:00:00Z",
                "1677-09-21T00:12:43.145224Z",
                "1969-12-31T23:59:59.999999Z",
                "9999-12-31T23:59:59.999999Z"
            })
    void farAndOldTimesAreKept(String time) {
        Column column = Columns.timestamps(List.of(Instant.parse(time)));

        assertThat(column.value(0)).contains(Instant.parse(time));
    }

    @Test
    void nanosecondsAreCutDownwards() {
        assertThat(Column.Timestamps.epochMicros(Instant.ofEpochSecond(0, 1_999)))
                .isEqualTo(1);
        assertThat(Column.Timestamps.epochMicros(Instant.ofEpochSecond(0, -1))).isEqualTo(-1);
    }

    @Test
    void aTimeBeyondTheRangeIsRefused() {
        assertThatThrownBy(() -> Columns.timestamps(List.of(Instant.MAX)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a time must lie within 292,000 years of 1970, but was +1000000000");
    }
}
