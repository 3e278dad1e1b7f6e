package org.evermodel.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class GroupedSplitsProperties {
    @Property(seed = "31", tries = 300)
    void noGroupIsOnBothSides(
            @ForAll("groups") List<String> groups,
            @ForAll @DoubleRange(min = 0.05, max = 0.95) double fraction,
            @ForAll long seed) {
        Dataset table = table(groups);
        Assume.that(new HashSet<>(groups).size() >= 2);

        for (TrainTestSplit parts : List.of(
                Splits.grouped(table, "group", fraction, seed),
                Splits.stratifiedGrouped(table, "kind", "group", fraction, seed))) {
            assertThat(values(parts.train())).doesNotContainAnyElementsOf(values(parts.test()));
            assertThat(parts.train().rowCount()).isPositive();
            assertThat(parts.test().rowCount()).isPositive();
            assertThat(ids(parts)).isEqualTo(ids(table));
        }
    }

    @Property(seed = "32", tries = 200)
    void everyGroupIsTestedInExactlyOneFold(
            @ForAll("groups") List<String> groups, @ForAll @IntRange(min = 2, max = 4) int count, @ForAll long seed) {
        Dataset table = table(groups);
        Assume.that(new HashSet<>(groups).size() >= count);

        for (List<TrainTestSplit> folds : List.of(
                Splits.groupedFolds(table, "group", count, seed),
                Splits.stratifiedGroupedFolds(table, "kind", "group", count, seed))) {
            assertThat(folds).hasSize(count);
            List<Long> tested = new ArrayList<>();
            for (TrainTestSplit fold : folds) {
                assertThat(values(fold.train())).doesNotContainAnyElementsOf(values(fold.test()));
                assertThat(ids(fold)).isEqualTo(ids(table));
                tested.addAll(listed(fold.test()));
            }
            assertThat(tested).containsExactlyInAnyOrderElementsOf(ids(table));
        }
    }

    @Property(seed = "33", tries = 200)
    void theOrderOfTheRowsMakesNoDifference(
            @ForAll("groups") List<String> groups, @ForAll long seed, @ForAll int shuffle) {
        Assume.that(new HashSet<>(groups).size() >= 3);
        Dataset table = table(groups);
        Dataset shuffled = table.take(shuffled(groups.size(), shuffle));

        List<Function<Dataset, TrainTestSplit>> cuts = List.of(
                each -> Splits.grouped(each, "group", 0.3, seed),
                each -> Splits.stratifiedGrouped(each, "kind", "group", 0.3, seed),
                each -> Splits.groupedFolds(each, "group", 2, seed).get(1),
                each -> Splits.stratifiedGroupedFolds(each, "kind", "group", 3, seed)
                        .get(2));
        for (Function<Dataset, TrainTestSplit> cut : cuts) {
            assertThat(ids(cut.apply(shuffled).test()))
                    .isEqualTo(ids(cut.apply(table).test()));
        }
    }

    @Property(seed = "34", tries = 100)
    void aDrawByContentKnowsNoOtherRows(@ForAll @IntRange(min = 50, max = 300) int rows, @ForAll long seed) {
        Dataset table = numbered(0, rows);
        Dataset grown = table.append(numbered(1_000, 100));

        TrainTestSplit parts = Splits.byContent(grown.take(shuffled(grown.rowCount(), (int) seed)), 0.4, seed);

        TrainTestSplit before = Splits.byContent(table, 0.4, seed);
        assertThat(ids(parts.test())).containsAll(ids(before.test()));
        assertThat(ids(parts.train())).containsAll(ids(before.train()));
    }

    @Property(seed = "35", tries = 100)
    void equalRowsAreNeverOnBothSidesOfADrawByContent(@ForAll long seed) {
        Dataset twice = numbered(0, 60).append(numbered(0, 60));

        TrainTestSplit parts = Splits.byContent(twice, 0.5, seed);

        assertThat(ids(parts)).hasSize(60);
        assertThat(parts.test().rowCount()).isBetween(30, 90);
    }

    @Property(seed = "36", tries = 300)
    void trainingRowsLieAGapBeforeAllTestRows(
            @ForAll("seconds") List<Integer> seconds,
            @ForAll @DoubleRange(min = 0.1, max = 0.9) double fraction,
            @ForAll @IntRange(min = 1, max = 12) int gap) {
        Dataset table = timed(seconds);
        int testRows = Cuts.testRows(table, fraction);
        Instant cut = Instant.ofEpochSecond(seconds.stream().sorted().toList().get(seconds.size() - testRows));
        long early = seconds.stream()
                .filter(second -> !Instant.ofEpochSecond(second + (long) gap).isAfter(cut))
                .count();
        Assume.that(early > 0);

        TrainTestSplit parts = Splits.byTime(table, "at", fraction, Duration.ofSeconds(gap));

        assertThat(times(parts.train()))
                .hasSize((int) early)
                .allSatisfy(time -> assertThat(time.plusSeconds(gap)).isBeforeOrEqualTo(cut));
        assertThat(times(parts.test()))
                .hasSize(testRows)
                .allSatisfy(time -> assertThat(time).isAfterOrEqualTo(cut));
    }

    @Property(seed = "37", tries = 100)
    void aFractionOfManyGroupsIsMetNearly(@ForAll long seed) {
        Dataset table =
                table(IntStream.range(0, 2_000).mapToObj(i -> "g" + i % 200).toList());

        assertThat(Splits.grouped(table, "group", 0.3, seed).test().rowCount()).isEqualTo(600);
        assertThat(Splits.byContent(table, 0.3, seed).test().rowCount()).isBetween(500, 700);
        Dataset balanced =
                Splits.stratifiedGrouped(table, "kind", "group", 0.3, seed).test();
        long kind = IntStream.range(0, balanced.rowCount())
                .filter(row -> ((Column.Booleans) balanced.column("kind")).get(row))
                .count();
        assertThat(kind).isBetween(190L, 210L);
        assertThat(balanced.rowCount() - kind).isBetween(385L, 415L);
    }

    @Provide
    Arbitrary<List<String>> groups() {
        return Arbitraries.of("a", "a", "a", "b", "b", "c", "d", "e")
                .list()
                .ofMinSize(2)
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<List<Integer>> seconds() {
        return Arbitraries.integers().between(0, 40).list().ofMinSize(2).ofMaxSize(40);
    }

    private static Dataset table(List<String> groups) {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("id", Columns.integers(LongStream.range(0, groups.size()).toArray()));
        columns.put("group", Columns.categories(groups));
        boolean[] kinds = new boolean[groups.size()];
        IntStream.range(0, kinds.length).forEach(i -> kinds[i] = i % 3 == 0);
        columns.put("kind", Columns.booleans(kinds));
        return Dataset.of(columns);
    }

    private static Dataset numbered(int from, int rows) {
        return Dataset.of(Map.of(
                "id", Columns.integers(LongStream.range(from, from + rows).toArray())));
    }

    private static Dataset timed(List<Integer> seconds) {
        return Dataset.of(Map.of(
                "at",
                Columns.timestamps(seconds.stream().map(Instant::ofEpochSecond).toList())));
    }

    private static int[] shuffled(int rows, int seed) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, rows).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    private static List<Long> listed(Dataset table) {
        Column.Integers ids = (Column.Integers) table.column("id");
        return IntStream.range(0, table.rowCount()).mapToObj(ids::get).toList();
    }

    private static Set<Long> ids(Dataset table) {
        return new HashSet<>(listed(table));
    }

    private static Set<Long> ids(TrainTestSplit parts) {
        Set<Long> ids = ids(parts.train());
        assertThat(ids).doesNotContainAnyElementsOf(ids(parts.test()));
        ids.addAll(ids(parts.test()));
        return ids;
    }

    private static Set<String> values(Dataset table) {
        Column.Strings cells = (Column.Strings) table.column("group");
        Set<String> values = new HashSet<>();
        IntStream.range(0, table.rowCount()).forEach(row -> values.add(cells.get(row)));
        return values;
    }

    private static List<Instant> times(Dataset table) {
        Column.Timestamps cells = (Column.Timestamps) table.column("at");
        return IntStream.range(0, table.rowCount()).mapToObj(cells::get).toList();
    }
}
