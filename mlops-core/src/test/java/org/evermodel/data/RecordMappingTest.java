package org.evermodel.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.evermodel.NotFoundException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordMappingTest {
    private enum Ward {
        east,
        north
    }

    private record Patient(
            int age,
            Optional<Double> bmi,
            @Nullable Boolean smokes,
            @Nullable Ward ward,
            LocalDate admitted) {}

    private record Everything(
            long whole,
            short small,
            byte tiny,
            double real,
            float single,
            boolean truth,
            @Nullable Integer boxed,
            @Nullable Long longer,
            @Nullable Short shorter,
            @Nullable Byte least,
            @Nullable Double number,
            @Nullable Float fraction,
            String text,
            Ward ward,
            Instant at,
            LocalDate day,
            LocalDateTime moment,
            Optional<Ward> maybe) {}

    private record Money(BigDecimal amount) {}

    private record Family(Optional<List<String>> names) {}

    record Adult(int age) {
        Adult {
            if (age < 18) {
                throw new IllegalArgumentException("an adult is 18 or older, but this one is " + age);
            }
        }
    }

    private static final List<Patient> PATIENTS = List.of(
            new Patient(63, Optional.of(31.4), true, Ward.east, LocalDate.of(2024, 2, 29)),
            new Patient(18, Optional.empty(), null, null, LocalDate.of(1969, 12, 31)));

    @Test
    void recordsAreRowsOfATable() {
        Dataset table = Dataset.of(Patient.class, PATIENTS);

        assertThat(table.schema())
                .hasToString("Schema[age integer, bmi real, smokes boolean, ward categorical, admitted timestamp]");
        assertThat(table.row(0))
                .isEqualTo(Row.of(
                        "age",
                        63,
                        "bmi",
                        31.4,
                        "smokes",
                        true,
                        "ward",
                        "east",
                        "admitted",
                        Instant.parse("2024-02-29T00:00:00Z")));
        assertThat(table.row(1).value("bmi")).isEmpty();
        assertThat(Dataset.of(Patient.class, PATIENTS.stream())).isEqualTo(table);
    }

    @Test
    void rowsAreRecordsAgain() {
        assertThat(Dataset.of(Patient.class, PATIENTS).as(Patient.class)).isEqualTo(PATIENTS);
    }

    @Test
    void everyClassOfComponentComesBackAsItWas() {
        Everything full = new Everything(
                Long.MIN_VALUE,
                (short) -2,
                (byte) 3,
                0.5,
                0.1f,
                true,
                1,
                2L,
                (short) 3,
                (byte) 4,
                Double.NaN,
                0.25f,
                "ü",
                Ward.north,
                Instant.parse("2026-01-15T10:30:00.000001Z"),
                LocalDate.of(2026, 1, 15),
                LocalDateTime.of(2026, 1, 15, 10, 30, 1),
                Optional.of(Ward.east));
        Everything sparse = new Everything(
                1,
                (short) 2,
                (byte) 3,
                0,
                0,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                "",
                Ward.east,
                Instant.EPOCH,
                LocalDate.EPOCH,
                LocalDateTime.of(1970, 1, 1, 0, 0),
                Optional.empty());

        assertThat(Dataset.of(Everything.class, List.of(full, sparse)).as(Everything.class))
                .containsExactly(full, sparse);
    }

    @Test
    void aLocalRecordIsMappedToo() {
        record Point(double x, double y) {}

        assertThat(Dataset.of(Point.class, Stream.of(new Point(1, 2))).as(Point.class))
                .containsExactly(new Point(1, 2));
        assertThat(Dataset.of(Point.class, List.of()).schema().names()).containsExactly("x", "y");
    }

    @Test
    void aRecordIsTheSameRowForPredictions() {
        assertThat(RecordMapping.of(Patient.class).row(PATIENTS.get(0)))
                .isEqualTo(new RecordMappings().row(PATIENTS.get(0)))
                .isEqualTo(Dataset.of(Patient.class, PATIENTS).row(0));
    }

    @Test
    void columnsThatAreNoComponentAreLeftOutAndWholeNumbersAreReals() {
        record Age(double age) {}

        assertThat(Dataset.of(Patient.class, PATIENTS).as(Age.class)).containsExactly(new Age(63), new Age(18));
    }

    @Test
    void aComponentThatNoColumnCanHoldIsRefused() {
        assertThatThrownBy(() -> Dataset.of(Money.class, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"amount\" of " + Money.class.getName() + " is a java.math.BigDecimal")
                .hasMessageContaining("use a number");
        assertThatThrownBy(() -> Dataset.of(Family.class, List.of()))
                .hasMessageContaining("java.util.Optional<java.util.List<java.lang.String>>");
        assertThatThrownBy(() -> Dataset.of(Record.class, List.of())).hasMessageContaining("is none");
    }

    @Test
    void aRecordThatIsNoneIsRefused() {
        assertThatThrownBy(() -> Dataset.of(Patient.class, Collections.singletonList(null)))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("record 0");
    }

    @Test
    void aMissingCellIsNoPrimitive() {
        Dataset table = TableOperationsTest.table("age", ColumnType.INTEGER, 63, null);

        assertThatThrownBy(() -> table.as(Adult.class))
                .isInstanceOf(UnusableRowsException.class)
                .hasMessageContaining("row 1, column \"age\" is missing")
                .hasMessageContaining("boxed class or an Optional");
    }

    @Test
    void aCellThatDoesNotFitIsRefusedWithItsRow() {
        record Tiny(byte n) {}
        record Single(float x) {}
        record InWard(Ward ward) {}
        record Day(LocalDate day) {}
        record Real(double n) {}

        assertThatThrownBy(() -> TableOperationsTest.table("n", ColumnType.INTEGER, 1, 128)
                        .as(Tiny.class))
                .isInstanceOf(UnusableRowsException.class)
                .hasMessage("row 1, column \"n\": \"128\" is not a whole number of 8 bits");
        assertThatThrownBy(() ->
                        TableOperationsTest.table("x", ColumnType.REAL, 0.1).as(Single.class))
                .hasMessageContaining("\"0.1\" is not a real number that a float holds exactly");
        assertThatThrownBy(() -> TableOperationsTest.table("ward", ColumnType.TEXT, "west")
                        .as(InWard.class))
                .hasMessageContaining("\"west\" is not one of [east, north]");
        assertThatThrownBy(() -> TableOperationsTest.table("day", ColumnType.TIMESTAMP, Instant.ofEpochSecond(1))
                        .as(Day.class))
                .hasMessageContaining("is not a date: midnight in UTC");
        assertThatThrownBy(() -> TableOperationsTest.table("n", ColumnType.INTEGER, Long.MAX_VALUE)
                        .as(Real.class))
                .hasMessageContaining("is not a real number");
    }

    @Test
    void aColumnOfAnotherTypeOrNoneIsRefused() {
        Dataset table = TableOperationsTest.table("age", ColumnType.TEXT, "63");

        assertThatThrownBy(() -> table.as(Adult.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"age\" is a whole number of 32 bits, but the column is age text; cast it");
        assertThatThrownBy(() -> table.rename("age", "years").as(Adult.class)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void whatTheConstructorRefusesIsToldWithItsRow() {
        assertThatThrownBy(() ->
                        Dataset.of(Map.of("age", Columns.integers(63, 17))).as(Adult.class))
                .isInstanceOf(UnusableRowsException.class)
                .hasMessage("row 1 cannot be a Adult: an adult is 18 or older, but this one is 17");
    }

    @Test
    void aNullTextIsMissing() {
        record Named(@Nullable String name) {}

        assertThat(Dataset.of(Named.class, Arrays.asList(new Named(null), new Named("a")))
                        .as(Named.class))
                .containsExactly(new Named(null), new Named("a"));
    }
}
