package org.evermodel.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.evermodel.NotFoundException;
import org.junit.jupiter.api.Test;

class DatasetTest {
    @Test
    void rowsAndColumnsHoldTheSameCells() {
        Dataset table = Tables.ofAllTypes();
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < table.rowCount(); row++) {
            rows.add(table.row(row));
        }

        assertThat(Dataset.of(table.schema(), rows)).isEqualTo(table);
    }

    @Test
    void aNameThatARowLacksIsMissingThere() {
        Schema schema = Schema.of(new Field("a", ColumnType.INTEGER), new Field("b", ColumnType.TEXT));

        Dataset table = Dataset.of(schema, List.of(Row.of("a", 1), Row.of("b", "x", "c", 2)));

        assertThat(table.row(0)).isEqualTo(Row.of("a", 1, "b", null));
        assertThat(table.row(1)).isEqualTo(Row.of("a", null, "b", "x"));
    }

    @Test
    void columnsOfOtherLengthsAreRefused() {
        Map<String, Column> columns = new TreeMap<>(Map.of("a", Columns.integers(1, 2), "b", Columns.integers(1)));

        assertThatThrownBy(() -> Dataset.of(columns))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column \"b\" has 1 rows, but the table has 2");
    }

    @Test
    void aColumnThatIsNotThereIsNamedWithThoseThatAre() {
        assertThatThrownBy(() -> Tables.ofAllTypes().column("absent"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("\"absent\"")
                .hasMessageContaining("[whole, real, truth, group, note, time]");
        assertThatThrownBy(() -> Tables.ofAllTypes().drop("absent")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void changesMakeANewTableAndLeaveTheOldOne() {
        Dataset table = Tables.ofAllTypes();

        Dataset changed = table.with("whole", Columns.integers(7, 8, 9)).with("added", Columns.reals(1, 2, 3));

        assertThat(changed.schema().names()).startsWith("whole").endsWith("added");
        assertThat(changed.row(0).value("whole")).hasValue(7L);
        assertThat(table).isEqualTo(Tables.ofAllTypes());
    }

    @Test
    void aRowMayBeTakenTwice() {
        Dataset taken = Tables.ofAllTypes().take(new int[] {2, 0, 2});

        assertThat(taken.row(0)).isEqualTo(Tables.ofAllTypes().row(2));
        assertThat(taken.row(1)).isEqualTo(Tables.ofAllTypes().row(0));
        assertThat(taken.row(2)).isEqualTo(taken.row(0));
    }

    @Test
    void rowsThatDoNotExistAreRefused() {
        Dataset table = Tables.ofAllTypes();

        for (Field field : table.schema().fields()) {
            Column column = table.column(field.name());
            assertThatThrownBy(() -> column.isNull(3)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> column.value(-1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> column.take(new int[] {3})).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void filteringKeepsOrderAndNamesOfRows() {
        Dataset table = Tables.ofAllTypes();
        Column group = table.column("group");

        Dataset present = table.drop("note").filter(row -> !group.isNull(row));

        assertThat(present.rowCount()).isEqualTo(2);
        assertThat(present.rowDigests()).isEqualTo(table.rowDigests().take(new int[] {0, 2}));
    }

    @Test
    void eachDifferentTextIsEditedOnce() {
        List<String> edited = new ArrayList<>();
        Dataset table = Dataset.of(Map.of("a", Columns.categories(Arrays.asList("x.", "y", null, "x", "x."))));

        Column.Strings column = (Column.Strings) table.mapText("a", text -> {
                    edited.add(text);
                    return text.replace(".", "");
                })
                .column("a");

        assertThat(edited).containsExactly("x.", "y", "x");
        assertThat(column.dictionary()).containsExactly("x", "y");
        assertThat(column.value(2)).isEmpty();
        assertThat(column.get(3)).isEqualTo(column.get(0));
    }

    @Test
    void onlyTextsCanBeEdited() {
        assertThatThrownBy(() -> Tables.ofAllTypes().mapText("whole", text -> text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("whole integer");
    }

    @Test
    void rowsAreNamedByWhatTheyWereUntilToldOtherwise() {
        Dataset whole = Tables.ofAllTypes();

        Dataset narrow = whole.select(List.of("whole"));

        assertThat(narrow.rowDigests()).isEqualTo(whole.rowDigests());
        assertThat(narrow.asOrigin().rowDigests()).isNotEqualTo(whole.rowDigests());
        assertThat(narrow.asOrigin()).isEqualTo(narrow);
    }

    @Test
    void aRowHasOneNameWhetherItsNumbersWereReadAsIntegersOrReals() {
        Dataset integers = Dataset.of(Map.of("a", Columns.integers(1, 2)));
        Dataset reals = Dataset.of(Map.of("a", Columns.reals(1, 2.5)));

        assertThat(reals.rowDigests().positionsNotIn(integers.rowDigests())).containsExactly(1);
    }

    @Test
    void rowsOfDifferentNumbersHaveDifferentNames() {
        Dataset alike = Dataset.of(Map.of("a", Columns.integers(4_503_599_627_370_497L, 4_841_369_599_423_283_201L)));
        Dataset largest = Dataset.of(Map.of("a", Columns.integers(Long.MAX_VALUE)));
        Dataset beyond = Dataset.of(Map.of("a", Columns.reals(0x1p63)));
        Dataset noDouble = Dataset.of(Map.of("a", Columns.integers((1L << 53) + 1)));
        Dataset itsBits = Dataset.of(Map.of("a", Columns.reals(Double.longBitsToDouble((1L << 53) + 1))));

        assertThat(alike.dropDuplicates().rowCount()).isEqualTo(2);
        assertThat(beyond.rowDigests().positionsNotIn(largest.rowDigests())).containsExactly(0);
        assertThat(itsBits.rowDigests().positionsNotIn(noDouble.rowDigests())).containsExactly(0);
    }

    @Test
    void namesTypesAndCellsMakeTheFingerprint() {
        Dataset table = Dataset.of(Map.of("a", Columns.integers(1, 2)));

        assertThat(Dataset.of(Map.of("b", Columns.integers(1, 2)))).isNotEqualTo(table);
        assertThat(Dataset.of(Map.of("a", Columns.reals(1, 2)))).isNotEqualTo(table);
        assertThat(Dataset.of(Map.of("a", Columns.integers(1, 3)))).isNotEqualTo(table);
        assertThat(Dataset.of(Map.of("a", Columns.integers(1, 2))).hashCode()).isEqualTo(table.hashCode());
    }

    @Test
    void theFingerprintIsTheSameForEver() {
        // Computed from the description of the encoding by another program.
        assertThat(Tables.ofAllTypes().fingerprint().hex()).startsWith("907aa1a77c2b1d3d");
    }

    @Test
    void categoriesAreNamedByTextNotByCode() {
        Column coded = Columns.strings(ColumnType.CATEGORICAL, new int[] {2, -1, 0}, List.of("b", "unused", "a"));

        assertThat(Dataset.of(Map.of("x", coded)))
                .isEqualTo(Dataset.of(Map.of("x", Columns.categories(Arrays.asList("a", null, "b")))));
    }

    @Test
    void theColumnThatDiffersCanBeTold() {
        Dataset table = Tables.ofAllTypes();
        Dataset changed = table.with("whole", Columns.integers(1, 2, 3));
        Map<String, Object> different = new LinkedHashMap<>();
        changed.columnFingerprints().forEach((name, digest) -> {
            if (!digest.equals(table.columnFingerprints().get(name))) {
                different.put(name, digest);
            }
        });

        assertThat(different).containsOnlyKeys("whole");
    }

    @Test
    void aTableSaysWhatItIs() {
        assertThat(Tables.ofAllTypes().toString()).startsWith("Dataset[3 rows, 6 columns, sha256:");
    }
}
