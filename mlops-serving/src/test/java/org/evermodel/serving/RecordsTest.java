package org.evermodel.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.evermodel.data.RecordMappings;
import org.evermodel.data.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordsTest extends ServedModels {
    private final RecordMappings records = new RecordMappings();

    private enum Ward {
        east,
        north
    }

    public record Patient(
            int age,
            Optional<Double> bmi,
            boolean smokes,
            Ward ward,
            @Nullable Double noise) {}

    public record Cells(
            long whole,
            short small,
            byte tiny,
            double real,
            float single,
            String text,
            Instant at,
            @Nullable Integer absent,
            Optional<Ward> ward) {}

    public record Nothing() {}

    public record Family(String name, List<String> children) {}

    public record Wrapped(Optional<List<String>> names) {}

    public record Angry(int age) {
        @Override
        public int age() {
            throw new IllegalStateException("none of your business");
        }
    }

    @Test
    void aRecordIsAnsweredAsTheRowOfItsComponents() {
        Patient patient = new Patient(63, Optional.of(31.4), true, Ward.east, null);

        assertThat(open().predict(patient).prediction())
                .isEqualTo(ofVersion(1, Row.of("age", 63, "bmi", 31.4, "smokes", true, "ward", "east")));
    }

    @Test
    void everyTypeAColumnCanHoldIsRead() {
        Instant at = Instant.parse("2026-01-15T10:30:00Z");
        Cells cells = new Cells(1L, (short) 2, (byte) 3, 0.5, 0.25f, "a", at, null, Optional.empty());

        assertThat(records.row(cells))
                .isEqualTo(Row.of(
                        "whole", 1, "small", 2, "tiny", 3, "real", 0.5, "single", 0.25, "text", "a", "at", at, "absent",
                        null, "ward", null));
    }

    @Test
    void aComponentThatNoColumnCanHoldIsRefusedByName() {
        assertThatThrownBy(() -> records.row(new Family("Bach", List.of("Carl", "Johann"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("component \"children\"")
                .hasMessageContaining("Family is a java.util.List")
                .hasMessageContaining("use a number");
        assertThatThrownBy(() -> records.row(new Wrapped(Optional.of(List.of("Bach")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"names\"");
    }

    @Test
    void aRecordThatCannotBeReachedSaysWhatToOpen() {
        record Hidden(int age) {}

        assertThatThrownBy(() -> records.row(new Hidden(63)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"opens org.evermodel.serving to org.evermodel.core;\"");
    }

    @Test
    void whatAnAccessorThrowsReachesTheCaller() {
        assertThatThrownBy(() -> records.row(new Angry(63)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("none of your business");
    }

    @Test
    void aRecordWithoutInputsIsRefused() {
        Endpoint endpoint = open();

        assertThatThrownBy(() -> endpoint.predict(new Nothing()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none of the columns []");
    }
}
