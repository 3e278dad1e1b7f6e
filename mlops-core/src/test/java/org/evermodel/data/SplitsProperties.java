package org.evermodel.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class SplitsProperties {
    @Property(seed = "11", tries = 300)
    void everyRowLiesInExactlyOnePart(
            @ForAll("groups") List<String> groups,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double fraction,
            @ForAll long seed) {
        Dataset table = table(groups);

        assertThat(idsOf(Splits.random(table, fraction, seed))).containsExactlyElementsOf(idsOf(table));
        assertThat(idsOf(Splits.byTime(table, fraction))).containsExactlyElementsOf(idsOf(table));
    }

    @Property(seed = "12", tries = 300)
    void aStratifiedSplitKeepsEachValueWithTwoRowsInBothParts(
            @ForAll("groups") List<String> groups,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double fraction,
            @ForAll long seed) {
        Dataset table = table(groups);
        Map<String, Integer> all = counts(table);
        Assume.that(all.values().stream().anyMatch(count -> count >= 2));

        TrainTestSplit parts = Splits.stratified(table, "group", fraction, seed);

        assertThat(idsOf(parts)).containsExactlyElementsOf(idsOf(table));
        Map<String, Integer> test = counts(parts.test());
        all.forEach((group, count) -> assertThat(test.getOrDefault(group, 0))
                .isBetween(count >= 2 ? 1 : 0, count - 1)
                .isBetween((int) Math.floor(count * fraction) - 1, (int) Math.ceil(count * fraction) + 1));
    }

    @Property(seed = "13", tries = 200)
    void everyRowIsTestedInExactlyOneFold(
            @ForAll("groups") List<String> groups, @ForAll @IntRange(min = 2, max = 5) int count, @ForAll long seed) {
        Dataset table = table(groups);
        Assume.that(groups.size() >= count);

        for (List<TrainTestSplit> folds :
                List.of(Splits.folds(table, count, seed), Splits.stratifiedFolds(table, "group", count, seed))) {
            assertThat(folds.stream()
                            .flatMap(fold -> idsOf(fold.test()).stream())
                            .sorted())
                    .containsExactlyElementsOf(idsOf(table));
            assertThat(folds).allSatisfy(fold -> {
                assertThat(idsOf(fold)).containsExactlyElementsOf(idsOf(table));
                assertThat(fold.test().rowCount())
                        .isBetween(groups.size() / count, (groups.size() + count - 1) / count);
            });
        }
    }

    @Property(seed = "14", tries = 200)
    void stratifiedFoldsSpreadEachValueEvenly(
            @ForAll("groups") List<String> groups, @ForAll @IntRange(min = 2, max = 5) int count, @ForAll long seed) {
        Dataset table = table(groups);
        Assume.that(groups.size() >= count);
        Map<String, Integer> all = counts(table);

        for (TrainTestSplit fold : Splits.stratifiedFolds(table, "group", count, seed)) {
            Map<String, Integer> test = counts(fold.test());
            all.forEach((group, size) ->
                    assertThat(test.getOrDefault(group, 0)).isBetween(size / count, (size + count - 1) / count));
        }
    }

    @Property(seed = "15", tries = 100)
    void equalTablesWithOtherDictionariesAreCutAlike(@ForAll("groups") List<String> groups, @ForAll long seed) {
        Dataset table = table(groups);
        Dataset recoded = table.with("group", recoded(groups));
        Assume.that(counts(table).values().stream().anyMatch(size -> size >= 2));

        assertThat(recoded).isEqualTo(table);
        assertThat(Splits.stratified(recoded, "group", 0.3, seed))
                .isEqualTo(Splits.stratified(table, "group", 0.3, seed));
    }

    @Provide
    Arbitrary<List<String>> groups() {
        return Arbitraries.of("a", "a", "a", "a", "b", "b", "c", "d", "e")
                .list()
                .ofMinSize(2)
                .ofMaxSize(60);
    }

    private static Dataset table(List<String> groups) {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("id", Columns.integers(LongStream.range(0, groups.size()).toArray()));
        columns.put("group", Columns.categories(groups));
        return Dataset.of(columns);
    }

    private static Column recoded(List<String> groups) {
        List<String> dictionary = List.of("e", "d", "unused", "c", "b", "a");
        return Columns.strings(
                ColumnType.CATEGORICAL,
                groups.stream().mapToInt(dictionary::indexOf).toArray(),
                dictionary);
    }

    private static List<Long> idsOf(Dataset table) {
        Column.Integers ids = (Column.Integers) table.column("id");
        return IntStream.range(0, table.rowCount()).mapToObj(ids::get).toList();
    }

    private static List<Long> idsOf(TrainTestSplit parts) {
        return Stream.concat(idsOf(parts.train()).stream(), idsOf(parts.test()).stream())
                .sorted()
                .toList();
    }

    private static Map<String, Integer> counts(Dataset table) {
        Map<String, Integer> counts = new HashMap<>();
        Column.Strings column = (Column.Strings) table.column("group");
        IntStream.range(0, table.rowCount()).forEach(row -> counts.merge(column.get(row), 1, Integer::sum));
        return counts;
    }
}
