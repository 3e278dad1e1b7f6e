package org.evermodel.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.evermodel.Seed;
import org.evermodel.data.Column;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;

class FoldProperties {
    @Property(tries = 200)
    void everyRowIsJudgedOnceAndNeverByAModelThatSawIt(
            @ForAll @IntRange(min = 10, max = 200) int rows,
            @ForAll @IntRange(min = 2, max = 9) int folds,
            @ForAll long seed) {
        List<Fold> cut = Fold.shuffled(labelled(rows, seed), folds, Seed.of(seed));

        assertThat(cut.stream()
                        .flatMapToInt(fold -> Arrays.stream(fold.judge()))
                        .sorted()
                        .toArray())
                .isEqualTo(IntStream.range(0, rows).toArray());
        assertThat(cut)
                .allSatisfy(fold -> assertThat(
                                IntStream.concat(Arrays.stream(fold.learn()), Arrays.stream(fold.judge()))
                                        .sorted()
                                        .toArray())
                        .isEqualTo(IntStream.range(0, rows).toArray()));
    }

    @Property(tries = 200)
    void foldsDifferByAtMostOneRowOfAClassAndOneInAll(
            @ForAll @IntRange(min = 10, max = 200) int rows,
            @ForAll @IntRange(min = 2, max = 9) int folds,
            @ForAll long seed) {
        Labelled labelled = labelled(rows, seed);
        List<Fold> cut = Fold.shuffled(labelled, folds, Seed.of(seed));

        assertWithinOne(cut.stream().map(fold -> fold.judge().length).toList());
        for (String name : labelled.classes()) {
            assertWithinOne(cut.stream()
                    .map(fold -> counts(labelled, fold.judge()).getOrDefault(name, 0))
                    .toList());
        }
    }

    @Property(tries = 200)
    void forwardChainedFoldsAreJudgedByThePast(
            @ForAll @IntRange(min = 10, max = 200) int rows, @ForAll @IntRange(min = 2, max = 9) int folds) {
        List<Fold> chain = Fold.forward(rows, folds);

        int judged = 0;
        for (Fold fold : chain) {
            assertThat(fold.learn())
                    .isEqualTo(IntStream.range(0, fold.judge()[0]).toArray())
                    .isNotEmpty();
            judged += fold.judge().length;
        }
        assertThat(judged).isEqualTo(rows - chain.get(0).learn().length);
        assertThat(chain.get(folds - 1).judge()).endsWith(rows - 1);
    }

    @Property(tries = 100)
    void aSampleIsPartOfTheRowsAndTheSameForTheSameSeed(
            @ForAll @IntRange(min = 20, max = 200) int rows,
            @ForAll @IntRange(min = 1, max = 10) int most,
            @ForAll long seed) {
        Fold fold = Fold.forward(rows, 2).get(1);

        int[] sample = fold.sampled(most, Seed.of(seed)).learn();

        assertThat(sample).hasSize(most).isSorted().doesNotHaveDuplicates();
        assertThat(fold.learn()).contains(sample);
        assertThat(fold.sampled(most, Seed.of(seed)).learn()).isEqualTo(sample);
        assertThat(fold.sampled(rows, Seed.of(seed)).learn()).isEqualTo(fold.learn());
    }

    private static void assertWithinOne(List<Integer> counts) {
        assertThat(counts.stream().mapToInt(Integer::intValue).max().orElseThrow()
                        - counts.stream().mapToInt(Integer::intValue).min().orElseThrow())
                .isLessThanOrEqualTo(1);
    }

    private static Map<String, Integer> counts(Labelled labelled, int[] rows) {
        Column.Strings cells = (Column.Strings) labelled.rows().column("y");
        Map<String, Integer> counts = new HashMap<>();
        Arrays.stream(rows).forEach(row -> counts.merge(cells.get(row), 1, Integer::sum));
        return counts;
    }

    private static Labelled labelled(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> classes = IntStream.range(0, rows)
                .mapToObj(row -> row < 2
                        ? "ab".substring(row, row + 1)
                        : "aab".substring(random.nextInt(3)).substring(0, 1))
                .toList();
        return Target.of("y").label(Dataset.of(Map.of("y", Columns.categories(classes))));
    }
}
