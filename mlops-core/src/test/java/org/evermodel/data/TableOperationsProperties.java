package org.evermodel.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TableOperationsProperties {
    @Provide
    Arbitrary<Dataset> tables() {
        return Tables.any();
    }

    /** Tables of a key, whole or missing and often the same, beside a column of this name. */
    private static Arbitrary<Dataset> keyed(String name) {
        return Arbitraries.longs()
                .between(0, 5)
                .injectNull(0.2)
                .list()
                .ofMaxSize(12)
                .map(keys -> Dataset.of(TableOperationsTest.columns(
                        "key",
                        Columns.of(ColumnType.INTEGER, keys),
                        name,
                        Columns.of(ColumnType.INTEGER, Collections.nCopies(keys.size(), 1L)))))
                .map(table -> table.derive(name, Derivation.integer(row -> (long) row.number())));
    }

    @Provide
    Arbitrary<Dataset> lefts() {
        return keyed("left");
    }

    @Provide
    Arbitrary<Dataset> rights() {
        return keyed("right");
    }

    @Property(tries = 100)
    void theLastSelectionCounts(@ForAll("tables") Dataset table, @ForAll long seed) {
        List<String> some = new ArrayList<>(table.schema().names());
        Collections.shuffle(some, new Random(seed));
        List<String> fewer = some.subList(0, (some.size() + 1) / 2);

        assertThat(table.select(some).select(fewer)).isEqualTo(table.select(fewer));
        assertThat(table.select(fewer).rowDigests()).isEqualTo(table.rowDigests());
    }

    @Property(tries = 100)
    void sortingPutsTheSameRowsInOrder(@ForAll("tables") Dataset table, @ForAll boolean descending) {
        Dataset sorted = table.sort(new Order("column 1", descending));

        assertThat(names(sorted)).containsExactlyInAnyOrderElementsOf(names(table));
        assertThat(sorted.asOrigin().rowDigests()).isEqualTo(sorted.rowDigests());
        Column column = sorted.column(0);
        for (int row = 1; row < sorted.rowCount(); row++) {
            assertThat(inOrder(column.value(row - 1), column.value(row), descending))
                    .isTrue();
        }
        assertThat(sorted.sort(new Order("column 1", descending))).isEqualTo(sorted);
    }

    @SuppressWarnings("unchecked")
    private static boolean inOrder(Optional<Object> earlier, Optional<Object> later, boolean descending) {
        if (earlier.isEmpty() || later.isEmpty()) {
            return later.isEmpty();
        }
        boolean zeros =
                earlier.get() instanceof Double one && later.get() instanceof Double other && one + 0.0 == other + 0.0;
        int order = zeros ? 0 : ((Comparable<Object>) earlier.get()).compareTo(later.get());
        return descending ? order >= 0 : order <= 0;
    }

    private static List<RowDigests.RowKey> names(Dataset table) {
        List<RowDigests.RowKey> names = new ArrayList<>();
        for (int row = 0; row < table.rowCount(); row++) {
            names.add(table.rowDigests().key(row));
        }
        return names;
    }

    @Property(tries = 100)
    void nothingIsMissingWhereAColumnWasFilled(@ForAll("tables") Dataset table) {
        Column column = table.column(0);
        if (column.nullCount() == column.size()) {
            return;
        }

        Dataset filled = table.fill("column 1", Fill.mostFrequent());

        assertThat(filled.column(0).nullCount()).isZero();
        assertThat(filled.schema()).isEqualTo(table.schema());
        assertThat(filled.rowDigests()).isEqualTo(table.rowDigests());
        assertThat(filled.fill("column 1", Fill.mostFrequent())).isEqualTo(filled);
    }

    @Property(tries = 100)
    void noTwoRowsAreEqualWhereDuplicatesWereDropped(@ForAll("tables") Dataset table) {
        Dataset once = table.append(table).dropDuplicates();

        assertThat(names(once)).doesNotHaveDuplicates().containsOnlyOnceElementsOf(java.util.Set.copyOf(names(table)));
    }

    @Property(tries = 100)
    void aSampleHasRowsOfTheTableInTheirOrder(@ForAll("tables") Dataset table, @ForAll long seed) {
        Dataset numbered = table.derive("number", Derivation.integer(row -> (long) row.number()));
        Column.Integers drawn =
                (Column.Integers) numbered.sample(table.rowCount() / 2, seed).column("number");

        assertThat(Arrays.stream(rows(drawn)).distinct().count()).isEqualTo(table.rowCount() / 2);
        assertThat(rows(drawn)).isSorted();
    }

    private static long[] rows(Column.Integers column) {
        long[] cells = new long[column.size()];
        Arrays.setAll(cells, column::get);
        return cells;
    }

    @Property(tries = 300)
    void aJoinIsWhatComparingAllPairsGives(
            @ForAll("lefts") Dataset left, @ForAll("rights") Dataset right, @ForAll boolean keepsUnmatched) {
        Join how = keepsUnmatched ? Join.left("key") : Join.inner("key");
        List<List<Long>> expected = new ArrayList<>();
        for (int i = 0; i < left.rowCount(); i++) {
            List<Long> matches = matches(left, i, right);
            for (long match : matches) {
                expected.add(List.of((long) i, match));
            }
            if (matches.isEmpty() && keepsUnmatched) {
                expected.add(List.of((long) i, -1L));
            }
        }

        Dataset joined = left.join(right, how.manyMatches());

        assertThat(pairs(joined)).isEqualTo(expected);
    }

    private static List<Long> matches(Dataset left, int row, Dataset right) {
        List<Long> matches = new ArrayList<>();
        for (int i = 0; i < right.rowCount(); i++) {
            Optional<Object> key = left.column("key").value(row);
            if (key.isPresent() && key.equals(right.column("key").value(i))) {
                matches.add((long) i);
            }
        }
        return matches;
    }

    private static List<List<Long>> pairs(Dataset joined) {
        List<List<Long>> pairs = new ArrayList<>();
        for (int row = 0; row < joined.rowCount(); row++) {
            pairs.add(List.of((Long) joined.column("left").value(row).orElseThrow(), (Long)
                    joined.column("right").value(row).orElse(-1L)));
        }
        return pairs;
    }
}
