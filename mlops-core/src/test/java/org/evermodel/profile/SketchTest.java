package org.evermodel.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.evermodel.data.Batches;
import org.evermodel.data.Column;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.data.DatasetSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is estimated beyond the bound up to which it is counted. */
class SketchTest {
    private static Dataset table(Column column) {
        return Dataset.of(Map.of("x", column));
    }

    /** A source of these numbers in parts of so many rows. */
    private static DatasetSource source(Column column, int rows) {
        Dataset table = table(column);
        List<Dataset> parts = IntStream.range(0, (column.size() + rows - 1) / rows)
                .mapToObj(i -> table.slice(i * rows, Math.min(column.size(), (i + 1) * rows)))
                .toList();
        return new DatasetSource() {
            @Override
            public Dataset load() {
                return table;
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

    private static double worstRankError(Quantiles found, double[] sorted) {
        return IntStream.range(1, Quantiles.SHARES.size() - 1)
                .mapToDouble(i -> {
                    int below = Arrays.binarySearch(sorted, found.values().get(i));
                    return Math.abs((double) below / sorted.length - Quantiles.SHARES.get(i));
                })
                .max()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"20000,500", "20000,7000", "100000,501", "100000,33", "300000,32768"})
    void streamedQuantilesAreOffByNoMoreThanTheySay(int rows, int part) {
        SplittableRandom random = new SplittableRandom(rows + part);
        List<DoubleUnaryOperator> shapes = List.of(x -> x, Math::exp, x -> x * x * x, x -> 1e9 + x);
        for (DoubleUnaryOperator shape : shapes) {
            double[] numbers = IntStream.range(0, rows)
                    .mapToDouble(row -> shape.applyAsDouble(random.nextGaussian() + (row > rows / 2 ? 3 : 0)))
                    .toArray();

            Quantiles found = Profile.of(source(Columns.reals(numbers), part))
                    .column("x")
                    .values()
                    .quantiles()
                    .orElseThrow();

            Arrays.sort(numbers);
            assertThat(found.exact()).isFalse();
            assertThat(worstRankError(found, numbers)).isLessThanOrEqualTo(found.rankError());
        }
    }

    @Test
    void theEndsOfStreamedQuantilesAreExact() {
        double[] numbers =
                new SplittableRandom(3).doubles(50_000).map(x -> x - 0.5).toArray();

        ColumnProfile streamed = Profile.of(source(Columns.reals(numbers), 512)).column("x");

        Quantiles found = streamed.values().quantiles().orElseThrow();
        assertThat(found.at(0)).isEqualTo(streamed.moments().orElseThrow().min());
        assertThat(found.at(1)).isEqualTo(streamed.moments().orElseThrow().max());
    }

    @ParameterizedTest
    @ValueSource(ints = {5_000, 20_000, 100_000, 1_000_000})
    void distinctValuesAreEstimatedWithinFourErrors(int different) {
        long[] ids =
                LongStream.range(0, different).map(i -> i * 7919 + (1L << 60)).toArray();

        Distinct found = Profile.of(source(Columns.integers(ids), 8_192))
                .column("x")
                .values()
                .distinct();

        assertThat(found.exact()).isFalse();
        assertThat((double) found.count()).isCloseTo(different, within(4 * found.relativeError() * different));
    }

    @Test
    void whatAStreamCountsIsExactWhileThereAreFewDifferentValues() {
        long[] ages = IntStream.range(0, 50_000).mapToLong(i -> i % 90).toArray();
        Column column = Columns.integers(ages);

        ColumnProfile streamed = Profile.of(source(column, 700)).column("x");

        assertThat(streamed.values())
                .isEqualTo(Profile.of(table(column)).column("x").values());
        assertThat(streamed.values().distinct()).isEqualTo(Distinct.counted(90));
        assertThat(streamed.values().top().exact()).isTrue();
    }

    @Test
    void frequentNumbersAreFoundAmongManyDifferentOnes() {
        SplittableRandom random = new SplittableRandom(9);
        double[] numbers = IntStream.range(0, 100_000)
                .mapToDouble(row -> row % 5 == 0 ? -999 : random.nextDouble())
                .toArray();

        TopValues top = Profile.of(source(Columns.reals(numbers), 501))
                .column("x")
                .values()
                .top();

        Bins.Bin most = top.values().get(0);
        assertThat(most.label()).isEqualTo("-999.0");
        assertThat(20_000 - most.count()).isBetween(0L, top.missed());
        assertThat(top.missed()).isBetween(1L, 100_000L / NumberSketch.FREQUENT);
    }

    @Test
    void frequentTextsHaveBinsAmongManyDifferentOnesHoweverTheyCome() {
        List<String> texts = IntStream.range(0, 60_000)
                .mapToObj(row -> row % 4 == 0 ? "common" : row % 6 == 1 ? "usual" : "name " + row)
                .toList();
        Column column = Columns.categories(texts);

        Profile streamed = Profile.of(source(column, 999));

        assertThat(streamed.digest()).isEqualTo(Profile.of(table(column)).digest());
        CategoryBins bins = (CategoryBins) streamed.column("x").bins();
        assertThat(bins.counts()).isEqualTo(Map.of("common", 15_000L, "usual", 10_000L));
        assertThat(bins.complete()).isFalse();
        assertThat(streamed.column("x").values().distinct().exact()).isFalse();
        assertThat(streamed.column("x").values().top().first(2))
                .extracting(Bins.Bin::label)
                .containsExactly("common", "usual");
    }

    @Test
    void sketchesMergeAlsoWhenTheyWereKept() {
        SplittableRandom random = new SplittableRandom(10);
        double[] numbers = random.doubles(40_000).toArray();
        Profile reference = Profile.of(table(Columns.reals(numbers)));
        Profile first = Profile.of(table(Columns.reals(Arrays.copyOf(numbers, 10_000))), reference);
        Profile second = Profile.of(table(Columns.reals(Arrays.copyOfRange(numbers, 10_000, 40_000))), reference);

        Profile merged = Profile.fromJson(first.toJson()).merge(Profile.fromJson(second.toJson()));

        assertThat(merged.digest()).isEqualTo(reference.digest());
        Values values = merged.column("x").values();
        assertThat((double) values.distinct().count()).isCloseTo(40_000, within(4 * 0.01625 * 40_000));
        Arrays.sort(numbers);
        assertThat(worstRankError(values.quantiles().orElseThrow(), numbers)).isLessThanOrEqualTo(0.015);
    }

    @Test
    void textsAreDescribedByLengthAndPattern() {
        Column codes = Columns.texts(List.of("SW1A 2AA", "E1 6AN", "", "E2 8AA", "ß𝄞"));

        Texts texts = Profile.of(table(codes)).column("x").texts().orElseThrow();

        assertThat(texts.lengths()).isEqualTo(new Lengths(5, 1, 22, 0, 8, 23, 0, 8));
        assertThat(texts.patterns().top().values())
                .containsExactly(
                        new Bins.Bin("A9 9A", 2),
                        new Bins.Bin("", 1),
                        new Bins.Bin("A9A 9A", 1),
                        new Bins.Bin("a𝄞", 1));
    }

    @Test
    void cellsOfAnotherKindAreMistypedAndUnseen() {
        Profile reference = Profile.of(table(Columns.reals(1, 2, 3)));

        ColumnProfile odd = Profile.of(table(Columns.categories(Arrays.asList("x", null, "y"))), reference)
                .column("x");

        assertThat(odd.mistyped()).isEqualTo(2);
        assertThat(odd.nulls()).isEqualTo(1);
        assertThat(odd.bins().unseen()).isEqualTo(2);
        assertThat(odd.count()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aThousandMergesErrNoMoreThanTheySay(boolean stored) {
        SplittableRandom random = new SplittableRandom(11);
        double[] numbers = random.doubles(600_000).toArray();
        Profile reference = Profile.of(table(Columns.reals(Arrays.copyOf(numbers, 600))));
        Profile merged = reference;
        for (int part = 1; part < 1_000; part++) {
            Profile next = Profile.of(
                    table(Columns.reals(Arrays.copyOfRange(numbers, 600 * part, 600 * part + 600))), reference);
            merged = stored
                    ? Profile.fromJson(merged.toJson()).merge(Profile.fromJson(next.toJson()))
                    : merged.merge(next);
        }

        Quantiles found = merged.column("x").values().quantiles().orElseThrow();
        Arrays.sort(numbers);
        assertThat(worstRankError(found, numbers)).isLessThanOrEqualTo(found.rankError());
    }
}
