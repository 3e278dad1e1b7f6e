package org.evermodel.examples.patients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.evermodel.data.Column;
import org.evermodel.data.Dataset;
import org.junit.jupiter.api.Test;

class SurgicalPatientsTest {
    private static final Dataset PATIENTS = SurgicalPatients.generate(6_000, 42);

    @Test
    void theSameSeedGivesTheSameTable() {
        assertThat(SurgicalPatients.generate(500, 7)).isEqualTo(SurgicalPatients.generate(500, 7));
    }

    @Test
    void anotherSeedGivesAnotherTable() {
        assertThat(SurgicalPatients.generate(500, 8)).isNotEqualTo(SurgicalPatients.generate(500, 7));
    }

    @Test
    void aLongerTableBeginsWithTheShorterOne() {
        assertThat(SurgicalPatients.generate(800, 7).slice(0, 500)).isEqualTo(SurgicalPatients.generate(500, 7));
    }

    @Test
    void aboutOnePatientInSevenHasAComplication() {
        assertThat(rateAmong(IntStream.range(0, PATIENTS.rowCount()))).isBetween(0.12, 0.18);
    }

    @Test
    void theFrailSufferMoreComplications() {
        Column.Integers asa = (Column.Integers) PATIENTS.column("asa_class");

        double fit = rateAmong(rows().filter(row -> asa.get(row) == 1));
        double frail = rateAmong(rows().filter(row -> asa.get(row) == 4));

        assertThat(frail).isGreaterThan(3 * fit);
    }

    @Test
    void someValuesAreMissingButNeverTheOutcome() {
        assertThat(PATIENTS.column("albumin").nullCount()).isBetween(400, 700);
        assertThat(PATIENTS.column(SurgicalPatients.TARGET).nullCount()).isZero();
    }

    @Test
    void refusesATableWithoutPatients() {
        assertThatThrownBy(() -> SurgicalPatients.generate(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rows must be at least 1, but was 0");
    }

    private static IntStream rows() {
        return IntStream.range(0, PATIENTS.rowCount());
    }

    private static double rateAmong(IntStream rows) {
        Column.Booleans outcome = (Column.Booleans) PATIENTS.column(SurgicalPatients.TARGET);
        return rows.map(row -> outcome.get(row) ? 1 : 0).average().orElseThrow();
    }
}
