package org.evermodel.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evermodel.NotFoundException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TableOperationsTest {
    @Test
    void aColumnIsRenamedInItsPlaceAndShared() {
        Dataset table = Tables.ofAllTypes();

        Dataset renamed = table.rename("real", "number");

        assertThat(renamed.schema().names()).containsExactly("whole", "number", "truth", "group", "note", "time");
        assertThat(renamed.column("number")).isSameAs(table.column("real"));
        assertThat(renamed.operations()).hasToString("[rename(real, number)]");
        assertThatThrownBy(() -> table.rename("real", "whole"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"whole\"");
        assertThatThrownBy(() -> table.rename("absent", "b")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void rowsAreChosenByWhatTheyHold() {
        Dataset table = Tables.ofAllTypes();

        Dataset chosen = table.where(row -> row.has("real") && row.real("real") < 1);

        assertThat(chosen).isEqualTo(table.slice(0, 1));
        assertThat(chosen.operations()).hasToString("[where(1 of 3 rows)]");
    }

    @Test
    void eachKindOfCellIsReadAsWhatItIs() {
        Dataset table = Tables.ofAllTypes();

        assertThat(table.where(row -> row.number() == 0
                                && row.integer("whole") == 1
                                && row.real("whole") == 1
                                && row.truth("truth")
                                && row.text("group").equals("züri")
                                && row.time("time").equals(Instant.EPOCH)
                                && row.value("real").isPresent()
                                && row.toString().startsWith("Row[whole=1"))
                        .rowCount())
                .isOne();
    }

    @Test
    void aMissingCellIsNotComputedWith() {
        assertThatThrownBy(() -> Tables.ofAllTypes().where(row -> row.real("real") > 0))
                .isInstanceOf(UnusableRowsException.class)
                .hasMessageContaining("row 1 has no \"real\"")
                .hasMessageContaining("has(\"real\")");
    }

    @Test
    void aCellIsNotReadAsWhatItIsNot() {
        Dataset first = Tables.ofAllTypes().slice(0, 1);

        assertThatThrownBy(() -> first.where(row -> row.integer("real") > 0))
                .hasMessageContaining("real real holds no");
        assertThatThrownBy(() -> first.where(row -> row.real("note") > 0)).hasMessageContaining("no numbers");
        assertThatThrownBy(() -> first.where(row -> row.truth("note"))).hasMessageContaining("no true or false");
        assertThatThrownBy(() -> first.where(row -> row.text("real").isEmpty())).hasMessageContaining("no texts");
        assertThatThrownBy(() -> first.where(row -> row.time("real").isAfter(Instant.EPOCH)))
                .hasMessageContaining("no times");
        assertThatThrownBy(() -> first.where(row -> row.has("absent"))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void columnsAreDerivedFromOthers() {
        Dataset table = Tables.ofAllTypes();

        Dataset derived = table.derive("half", Derivation.real(row -> row.has("real") ? row.real("real") / 2 : null))
                .derive("next", Derivation.integer(row -> row.number() + 1L))
                .derive("known", Derivation.truth(row -> row.has("note")))
                .derive(
                        "initial",
                        Derivation.category(
                                row -> row.has("group") ? row.text("group").substring(0, 1) : null))
                .derive("line", Derivation.text(row -> "row " + row.number()))
                .derive("time", Derivation.time(row -> Instant.ofEpochSecond(row.number())));

        assertThat(derived.row(0))
                .hasToString("Row[whole=1, real=0.5, truth=true, group=züri, note=a, \"b\"\n, "
                        + "time=1970-01-01T00:00:00Z, half=0.25, next=1, known=true, initial=z, line=row 0]");
        assertThat(derived.column("half").isNull(1)).isTrue();
        assertThat(derived.operations()).first().hasToString("derive(half, REAL)");
        assertThat(derived.column("whole")).isSameAs(table.column("whole"));
    }

    @Test
    void missingCellsAreFilled() {
        Dataset table = table("n", ColumnType.REAL, 1.0, null, 4.0, 1.0, Double.POSITIVE_INFINITY, 6.0);

        assertThat(cells(table.fill("n", Fill.mean()))).element(1).isEqualTo(3.0);
        assertThat(cells(table.fill("n", Fill.median()))).element(1).isEqualTo(2.5);
        assertThat(cells(table.fill("n", Fill.mostFrequent()))).element(1).isEqualTo(1.0);
        assertThat(cells(table.fill("n", Fill.with(-7)))).element(1).isEqualTo(-7.0);
        assertThat(table.fill("n", Fill.median()).operations()).hasToString("[fill(n, median, 2.5, 1 cells)]");
    }

    @Test
    void whatIsMostFrequentDoesNotDependOnTheOrderOfRows() {
        Dataset table = table("c", ColumnType.CATEGORICAL, "b", "a", null, "b", "a", "c");

        assertThat(cells(table.fill("c", Fill.mostFrequent()))).element(2).isEqualTo("a");
    }

    @Test
    void bothZerosAreOneNumberWhereTheMostFrequentIsSought() {
        Dataset table = table("n", ColumnType.REAL, 0.0, -0.0, 0.0, -0.0, 5.0, 5.0, 5.0, null);

        assertThat(cells(table.fill("n", Fill.mostFrequent()))).element(7).isEqualTo(0.0);
    }

    @Test
    void aMeanThatNoDoubleHoldsIsRefused() {
        Dataset table = table("n", ColumnType.REAL, 1e308, 1e308, null);

        assertThatThrownBy(() -> table.fill("n", Fill.mean()))
                .isInstanceOf(UnusableRowsException.class)
                .hasMessageContaining("more than a double can hold");
        assertThat(cells(table.fill("n", Fill.median()))).element(2).isEqualTo(1e308);
    }

    @Test
    void theMedianOfWholeNumbersIsOne() {
        Dataset table = table("n", ColumnType.INTEGER, 9L, 2L, null, 3L, Long.MAX_VALUE);

        assertThat(cells(table.fill("n", Fill.median()))).element(2).isEqualTo(3L);
        assertThatThrownBy(() -> table.fill("n", Fill.mean()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cast it to REAL");
    }

    @Test
    void whatCannotBeFilledIsRefused() {
        Dataset empty = table("n", ColumnType.REAL, null, null);
        Dataset texts = table("n", ColumnType.TEXT, "a", null);

        assertThatThrownBy(() -> empty.fill("n", Fill.mean()))
                .isInstanceOf(UnusableRowsException.class)
                .hasMessageContaining("\"n\" has no value to take the mean of");
        assertThatThrownBy(() -> empty.fill("n", Fill.median())).isInstanceOf(UnusableRowsException.class);
        assertThatThrownBy(() -> empty.fill("n", Fill.mostFrequent())).isInstanceOf(UnusableRowsException.class);
        assertThatThrownBy(() -> texts.fill("n", Fill.median())).hasMessageContaining("only numbers have a mean");
        assertThatThrownBy(() -> texts.fill("n", Fill.with(3))).hasMessageContaining("cannot be filled with 3");
    }

    @Test
    void equalRowsAreKeptOnce() {
        Dataset table = Dataset.of(
                columns("id", Columns.integers(1, 2, 1, 1), "x", Columns.texts(Arrays.asList("a", "b", "a", null))));

        assertThat(table.dropDuplicates()).isEqualTo(table.take(new int[] {0, 1, 3}));
        assertThat(table.dropDuplicates("id")).isEqualTo(table.slice(0, 2));
        assertThat(table.dropDuplicates("id").operations()).hasToString("[dropDuplicates(id, 2 rows dropped)]");
    }

    @Test
    void rowsAreSortedByColumnsMissingLast() {
        Dataset table = Dataset.of(columns(
                "group", Columns.categories(Arrays.asList("b", null, "a", "b")),
                "n", Columns.reals(1, 2, Double.NaN, 0)));

        assertThat(cells(table.sort(Order.ascending("group"), Order.descending("n"))
                        .select(List.of("n"))))
                .containsExactly(Double.NaN, 1.0, 0.0, 2.0);
        assertThat(cells(table.sort(Order.descending("group")))).containsExactly("b", "b", "a", null);
        assertThat(cells(table.sort(Order.ascending("n")).select(List.of("n")))).endsWith(Double.NaN);
        assertThat(table.sort(Order.descending("n")).operations()).hasToString("[sort(n descending)]");
        assertThatThrownBy(table::sort).hasMessageContaining("at least one column");
    }

    @Test
    void samplesAreDrawnTheSameForASeed() {
        Dataset table = Dataset.of(Map.of("n", Columns.integers(1, 2, 3, 4, 5, 6, 7, 8)));

        assertThat(table.sample(3, 42)).isEqualTo(table.sample(3, 42)).isEqualTo(table.sampleFraction(0.375, 42));
        assertThat(table.sample(3, 42)).isNotEqualTo(table.sample(3, 43));
        assertThat(table.sample(8, 1)).isEqualTo(table);
        assertThat(table.sample(3, 42).operations()).hasToString("[sample(3 of 8 rows, seed 42)]");
        assertThatThrownBy(() -> table.sample(9, 1)).hasMessageContaining("between 0 and 8 rows, but 9");
        assertThatThrownBy(() -> table.sampleFraction(Double.NaN, 1)).hasMessageContaining("[0, 1], but was NaN");
    }

    @Test
    void rowsOfNarrowerTypesInAnotherOrderAreAppendedOnlyWhenAskedFor() {
        Dataset above = Dataset.of(columns("n", Columns.integers(1), "c", Columns.categories(List.of("x"))));
        Dataset below = Dataset.of(columns("c", Columns.texts(List.of("y")), "n", Columns.reals(0.5)));

        Dataset both = above.appendWidening(below);

        assertThat(both)
                .isEqualTo(Dataset.of(columns("n", Columns.reals(1, 0.5), "c", Columns.texts(List.of("x", "y")))));
        assertThat(both.operations()).hasToString("[appendWidening(1 rows, " + below.fingerprint() + ")]");
        assertThat(both.rowDigests().positionsNotIn(above.append(above).rowDigests()))
                .containsExactly(1);
        assertThatThrownBy(() -> above.append(below)).hasMessageContaining("appendWidening");
    }

    @Test
    void columnsThatHaveNothingInCommonAreNotAppended() {
        Dataset above = Dataset.of(Map.of("n", Columns.integers((1L << 53) + 1)));

        assertThatThrownBy(() -> above.appendWidening(Dataset.of(Map.of("m", Columns.integers(1)))))
                .hasMessageContaining("lack [n] and add [m]");
        assertThatThrownBy(() -> above.appendWidening(Dataset.of(Map.of("n", Columns.booleans(true)))))
                .hasMessageContaining("n integer above and n boolean below");
        assertThatThrownBy(() -> above.appendWidening(Dataset.of(Map.of("n", Columns.reals(0.5)))))
                .isInstanceOf(UnusableRowsException.class)
                .hasMessageContaining("9007199254740993");
    }

    static Dataset table(String name, ColumnType type, @Nullable Object... cells) {
        return Dataset.of(Map.of(name, Columns.of(type, Arrays.asList(cells))));
    }

    static List<@Nullable Object> cells(Dataset table) {
        List<@Nullable Object> cells = new java.util.ArrayList<>();
        for (int row = 0; row < table.rowCount(); row++) {
            cells.add(table.column(0).value(row).orElse(null));
        }
        return cells;
    }

    static Map<String, Column> columns(String one, Column first, String other, Column second) {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put(one, first);
        columns.put(other, second);
        return columns;
    }
}
