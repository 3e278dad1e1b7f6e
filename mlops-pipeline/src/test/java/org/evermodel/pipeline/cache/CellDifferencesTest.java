package org.evermodel.pipeline.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Dataset;
import org.evermodel.data.Field;
import org.evermodel.data.Row;
import org.evermodel.data.Schema;
import org.junit.jupiter.api.Test;

class CellDifferencesTest {
    @Test
    void nameRowAndBothValues() {
        assertThat(CellDifferences.between(texts("a", "b"), texts("a", "c")))
                .containsExactly(java.util.Map.entry("column \"t\"", "row 1: b → c"));
    }

    @Test
    void callAMissingCellMissing() {
        assertThat(CellDifferences.between(texts("a"), texts((String) null))).containsValue("row 0: a → missing");
    }

    @Test
    void areNoneInEqualTables() {
        assertThat(CellDifferences.between(texts("a"), texts("a"))).isEmpty();
    }

    @Test
    void areNotLookedForInTablesOfOtherLength() {
        assertThat(CellDifferences.between(texts("a"), texts("a", "b"))).isEmpty();
    }

    @Test
    void shortenLongCells() {
        assertThat(CellDifferences.between(texts("a".repeat(100)), texts("b")))
                .containsValue("row 0: " + "a".repeat(40) + "… → b");
    }

    @Test
    void nameTypesWhereTheyDiffer() {
        assertThat(CellDifferences.between(texts("a"), column(ColumnType.INTEGER, List.of(1))))
                .containsValue("TEXT → INTEGER");
    }

    private static Dataset texts(String... cells) {
        return column(ColumnType.TEXT, java.util.Arrays.asList(cells));
    }

    private static Dataset column(ColumnType type, List<?> cells) {
        List<Row> rows = new ArrayList<>();
        cells.forEach(cell -> rows.add(cell == null ? Row.of() : Row.of("t", cell)));
        return Dataset.of(Schema.of(List.of(new Field("t", type))), rows);
    }
}
