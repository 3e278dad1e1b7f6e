package org.evermodel.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.evermodel.data.Batches;
import org.evermodel.data.Column;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.data.DatasetSource;

/** However the rows are ordered and parted, the digest is one; here where little fits into the memory for choosing bins. */
class PartitionProperties {
    private static final Bounds TINY = new Bounds(8, 5, 7);

    @Property(seed = "31", tries = 1_000)
    void choosingBinsInLittleMemoryDependsOnTheRowsAlone(@ForAll("tables") Dataset table, @ForAll Random random) {
        assertThat(BinChoice.of(parted(table, random), TINY).digest())
                .isEqualTo(BinChoice.of(table, TINY).digest());
    }

    @Property(seed = "32", tries = 1_000)
    void choosingBinsInMemoryEnoughDependsOnTheRowsAlone(@ForAll("tables") Dataset table, @ForAll Random random) {
        assertThat(Profile.of(parted(table, random)).digest())
                .isEqualTo(Profile.of(table).digest());
    }

    @Property(seed = "33", tries = 300)
    void countingInChosenBinsGivesWhatChoosingThemCounted(@ForAll("tables") Dataset table, @ForAll Random random) {
        Profile reference = BinChoice.of(table, TINY);

        assertThat(Profile.of(parted(table, random), reference).digest()).isEqualTo(reference.digest());
    }

    @Property(seed = "34", tries = 300)
    void oneThreadAndSeveralFindTheSame(@ForAll("tables") Dataset table) {
        Profile reference = BinChoice.of(table, TINY);
        Profiler alone = Profiler.in(reference);
        Profiler shared = Profiler.parallelIn(reference);

        alone.add(table);
        shared.add(table);

        assertThat(shared.profile()).isEqualTo(alone.profile());
    }

    @Provide
    Arbitrary<Dataset> tables() {
        Arbitrary<Double> numbers = Arbitraries.oneOf(
                Arbitraries.doubles().between(-1e6, 1e6),
                Arbitraries.integers().between(-3, 3).map(Integer::doubleValue),
                Arbitraries.of(
                        0.0,
                        -0.0,
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        Double.NEGATIVE_INFINITY,
                        Double.MIN_VALUE,
                        1e300));
        Arbitrary<String> texts = Arbitraries.oneOf(
                Arbitraries.of("a", "b", "c"),
                Arbitraries.integers().between(0, 40).map(i -> "t" + i));
        Arbitrary<Long> wholes =
                Arbitraries.oneOf(Arbitraries.longs(), Arbitraries.longs().between(-5, 5));
        return numbers.list()
                .ofMinSize(1)
                .ofMaxSize(60)
                .flatMap(reals -> texts.injectNull(0.1)
                        .list()
                        .ofSize(reals.size())
                        .flatMap(words ->
                                wholes.list().ofSize(reals.size()).map(integers -> table(reals, words, integers))));
    }

    private static Dataset table(List<Double> reals, List<String> words, List<Long> integers) {
        java.util.Map<String, Column> columns = new java.util.LinkedHashMap<>();
        columns.put("real", Columns.reals(reals.stream().mapToDouble(x -> x).toArray()));
        columns.put("category", Columns.categories(words));
        columns.put("text", Columns.texts(words));
        columns.put(
                "whole", Columns.integers(integers.stream().mapToLong(x -> x).toArray()));
        return Dataset.of(columns);
    }

    /** The rows in another order and in parts of any size. */
    private static DatasetSource parted(Dataset table, Random random) {
        List<Integer> rows = IntStream.range(0, table.rowCount()).boxed().collect(Collectors.toList());
        Collections.shuffle(rows, random);
        Dataset shuffled = table.take(rows.stream().mapToInt(i -> i).toArray());
        List<Dataset> parts = new ArrayList<>();
        for (int from = 0; from < table.rowCount(); ) {
            int to = Math.min(table.rowCount(), from + 1 + random.nextInt(20));
            parts.add(shuffled.slice(from, to));
            from = to;
        }
        return new DatasetSource() {
            @Override
            public Dataset load() {
                return shuffled;
            }

            @Override
            public Batches batches() {
                return Batches.of(table.schema(), parts);
            }

            @Override
            public String location() {
                return "memory";
            }
        };
    }
}
