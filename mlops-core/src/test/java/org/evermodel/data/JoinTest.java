package org.evermodel.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.evermodel.NotFoundException;
import org.junit.jupiter.api.Test;

class JoinTest {
    private final Dataset visits = Dataset.of(TableOperationsTest.columns(
            "patient", Columns.of(ColumnType.INTEGER, Arrays.asList(2, 1, null, 2, 9)),
            "days", Columns.integers(3, 4, 5, 6, 7)));
    private final Dataset patients = Dataset.of(TableOperationsTest.columns(
            "patient", Columns.of(ColumnType.REAL, Arrays.asList(1.0, 2.0, null)),
            "name", Columns.texts(Arrays.asList("Ada", "Bob", "nobody"))));

    @Test
    void eachRowGetsTheColumnsOfItsMatch() {
        Dataset joined = visits.join(patients, Join.inner("patient"));

        assertThat(joined.schema().names()).containsExactly("patient", "days", "name");
        assertThat(TableOperationsTest.cells(joined.select(List.of("name")))).containsExactly("Bob", "Ada", "Bob");
        assertThat(joined.rowDigests()).isEqualTo(visits.rowDigests().take(new int[] {0, 1, 3}));
        assertThat(joined.operations()).hasToString("[join(inner by patient, 3 rows, " + patients.fingerprint() + ")]");
    }

    @Test
    void aLeftJoinKeepsRowsWithoutAMatch() {
        Dataset joined = visits.join(patients, Join.left("patient"));

        assertThat(joined.select(List.of("patient", "days"))).isEqualTo(visits);
        assertThat(TableOperationsTest.cells(joined.select(List.of("name"))))
                .containsExactly("Bob", "Ada", null, "Bob", null);
        assertThat(visits.join(patients.slice(0, 0), Join.left("patient"))
                        .column("name")
                        .nullCount())
                .isEqualTo(5);
    }

    @Test
    void aKeyThatStandsTwiceOnTheRightMustBeDeclared() {
        Dataset twice = patients.append(patients.slice(1, 2));

        assertThatThrownBy(() -> visits.join(twice, Join.inner("patient")))
                .isInstanceOf(UnusableRowsException.class)
                .hasMessageContaining("rows 1 and 3")
                .hasMessageContaining("patient=2.0")
                .hasMessageContaining("manyMatches()");
        assertThat(TableOperationsTest.cells(
                        visits.join(twice, Join.inner("patient").manyMatches()).select(List.of("days"))))
                .containsExactly(3L, 3L, 4L, 6L, 6L);
    }

    @Test
    void columnsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> visits.join(visits, Join.inner("patient")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("both tables have columns [days]");
        assertThatThrownBy(
                        () -> visits.join(Dataset.of(Map.of("patient", Columns.booleans(true))), Join.inner("patient")))
                .hasMessageContaining("patient integer")
                .hasMessageContaining("patient boolean");
        assertThatThrownBy(() -> visits.join(patients, Join.inner("days"))).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(Join::inner).hasMessageContaining("at least one column");
    }
}
