package org.evermodel.serving.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.serving.BatchAnswer;
import org.evermodel.serving.Route;
import org.evermodel.serving.monitor.Fault.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which cells are faulty, and how many must be. */
class FaultsTest {
    private static final int ROWS = 400;

    private final org.evermodel.serving.monitor.Stream stream = org.evermodel.serving.monitor.Stream.ofClasses(1);
    private final Reference reference = stream.reference();
    private final Notes notes = new Notes();

    private List<Fault> faults(String column, Column cells) {
        Dataset rows = stream.rows(cells.size());
        try (Monitor monitor = Monitor.builder(reference)
                .windows(Windows.ofRows(cells.size()))
                .listener(notes)
                .executor(Runnable::run)
                .open()) {
            monitor.answered(rows.with(column, cells), stream.answer(rows, 1, Route.CHAMPION));
        }
        return notes.windows.get(0).faults();
    }

    private static double[] mostlyNormal(double odd) {
        return IntStream.range(0, ROWS)
                .mapToDouble(row -> row % 4 == 0 ? odd : Math.sin(row))
                .toArray();
    }

    static Stream<Arguments> oddCells() {
        return Stream.of(
                Arguments.of("risk", Columns.reals(mostlyNormal(Double.NaN)), Kind.NOT_A_NUMBER),
                Arguments.of("risk", Columns.reals(mostlyNormal(-999)), Kind.OUT_OF_RANGE),
                Arguments.of("risk", Columns.reals(mostlyNormal(Double.POSITIVE_INFINITY)), Kind.OUT_OF_RANGE),
                Arguments.of("age", Columns.of(ColumnType.INTEGER, Collections.nCopies(ROWS, null)), Kind.MISSING),
                Arguments.of("age", Columns.categories(Collections.nCopies(ROWS, "old")), Kind.MISTYPED),
                Arguments.of("age", Columns.reals(mostlyNormal(0.5)), Kind.MISTYPED),
                Arguments.of("ward", Columns.categories(Collections.nCopies(ROWS, "abroad")), Kind.UNSEEN),
                Arguments.of("ward", Columns.timestamps(Collections.nCopies(ROWS, Instant.EPOCH)), Kind.MISTYPED));
    }

    @ParameterizedTest
    @MethodSource("oddCells")
    void whatIsWrongWithCellsIsNamed(String column, Column cells, Kind kind) {
        List<Fault> faults = faults(column, cells);

        assertThat(faults).hasSize(1);
        assertThat(faults.get(0).column()).isEqualTo(column);
        assertThat(faults.get(0).kind()).isEqualTo(kind);
        assertThat(faults.get(0).share()).isGreaterThanOrEqualTo(0.25);
        assertThat(faults.get(0).usual()).isZero();
    }

    @Test
    void wholeNumbersAreRealsToo() {
        assertThat(faults(
                        "risk",
                        Columns.integers(IntStream.range(0, ROWS)
                                .mapToLong(row -> row % 3)
                                .toArray())))
                .isEmpty();
    }

    @Test
    void wholeNumbersAreIntegersHoweverTheyAreWritten() {
        assertThat(faults(
                        "age",
                        Columns.reals(IntStream.range(0, ROWS)
                                .mapToDouble(row -> 30 + row % 40)
                                .toArray())))
                .isEmpty();
        assertThat(notes.windows.get(0).features().drifted()).isNotEmpty();
    }

    @Test
    void ofANumberThatNoIntegerHoldsIsToldAsOfAnotherType() {
        assertThat(faults("age", Columns.reals(mostlyNormal(1e300))))
                .extracting(Fault::kind)
                .contains(Kind.MISTYPED);
    }

    @Test
    void valuesALittleBeyondTheRangeAreNoFaults() {
        assertThat(faults("risk", Columns.reals(mostlyNormal(8)))).isEmpty();
    }

    @Test
    void aFewFaultsAreNothingToTell() {
        double[] few = new double[ROWS];
        java.util.Arrays.fill(few, 0, ROWS / 20, Double.NaN);

        assertThat(faults("risk", Columns.reals(few))).isEmpty();
    }

    @Test
    void onAFewRowsNothingIsToldOfFaults() {
        try (Monitor monitor = Monitor.builder(reference)
                .windows(Windows.ofRows(10))
                .listener(notes)
                .executor(Runnable::run)
                .open()) {
            for (int i = 0; i < 5; i++) {
                Dataset rows = stream.rows(10);
                monitor.answered(rows.drop("ward"), stream.answer(rows, 1, Route.CHAMPION));
            }
        }

        assertThat(notes.alerts).isEmpty();
    }

    @Test
    void aCohortSaysWhetherItsWindowHasFaultsThoughItsLabelsComeLater() {
        try (Monitor monitor = Monitor.builder(reference)
                .windows(Windows.ofRows(ROWS))
                .listener(notes)
                .executor(Runnable::run)
                .open()) {
            Dataset broken = stream.rows(ROWS);
            BatchAnswer answers = stream.answer(broken, 1, Route.CHAMPION);
            monitor.answered(broken.drop("ward"), answers);
            stream.pass(ROWS, monitor);
            monitor.labels(answers, broken.column(org.evermodel.serving.monitor.Stream.TARGET));
        }

        assertThat(notes.cohorts).extracting(Cohort::window).containsExactly(2L, 1L);
        assertThat(notes.cohorts).extracting(Cohort::faulty).containsExactly(false, true);
    }

    @Test
    void aFaultIsToldInWords() {
        assertThat(new Fault("ward", Kind.MISSING, 0.31, 0.02))
                .hasToString("ward is missing in 31.0 % of the rows, usually 2.0 %");
    }
}
