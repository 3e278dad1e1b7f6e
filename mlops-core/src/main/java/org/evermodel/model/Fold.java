package org.evermodel.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.evermodel.Seed;
import org.evermodel.data.Column;

/** One cut of the rows into those to learn from and those to be judged on, as ascending positions. */
final class Fold {
    private final String name;
    private final int[] learn;
    private final int[] judge;

    private Fold(String name, int[] learn, int[] judge) {
        this.name = name;
        this.learn = learn;
        this.judge = judge;
    }

    String name() {
        return name;
    }

    int[] learn() {
        return learn;
    }

    int[] judge() {
        return judge;
    }

    /** With at most {@code most} rows to learn from, drawn by {@code seed}. */
    Fold sampled(int most, Seed seed) {
        if (learn.length <= most) {
            return this;
        }
        int[] shuffled = learn.clone();
        shuffle(shuffled, seed);
        int[] drawn = Arrays.copyOf(shuffled, most);
        Arrays.sort(drawn);
        return new Fold(name, drawn, judge);
    }

    /** Each row is judged once, in a fold with about the class shares of all rows. */
    static List<Fold> shuffled(Labelled rows, int folds, Seed seed) {
        int[] foldOf = new int[rows.rows().rowCount()];
        int dealt = 0;
        for (int[] group : groups(rows)) {
            shuffle(group, seed.child("shuffle").child(Integer.toString(dealt)));
            for (int row : group) {
                foldOf[row] = dealt++ % folds;
            }
        }
        return IntStream.range(0, folds)
                .mapToObj(fold -> new Fold(
                        "fold-" + fold,
                        positions(foldOf.length, row -> foldOf[row] != fold),
                        positions(foldOf.length, row -> foldOf[row] == fold)))
                .toList();
    }

    /** Rows are judged by what came before them: the rows are cut into equal blocks, the first is only learned from. */
    static List<Fold> forward(int rows, int folds) {
        List<Fold> chain = new ArrayList<>();
        for (int i = 1; i <= folds; i++) {
            int from = (int) ((long) rows * i / (folds + 1));
            int to = (int) ((long) rows * (i + 1) / (folds + 1));
            chain.add(new Fold(
                    "fold-" + (i - 1),
                    IntStream.range(0, from).toArray(),
                    IntStream.range(from, to).toArray()));
        }
        return chain;
    }

    /** The rows of each class, or all rows of a regression. */
    private static List<int[]> groups(Labelled rows) {
        int count = rows.rows().rowCount();
        if (!(rows.rows().column(rows.target()) instanceof Column.Strings cells)) {
            return List.of(IntStream.range(0, count).toArray());
        }
        return rows.classes().stream()
                .map(name -> positions(count, row -> cells.get(row).equals(name)))
                .toList();
    }

    private static int[] positions(int rows, java.util.function.IntPredicate wanted) {
        return IntStream.range(0, rows).filter(wanted).toArray();
    }

    private static void shuffle(int[] positions, Seed seed) {
        SplittableRandom random = new SplittableRandom(seed.value());
        for (int i = positions.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int swapped = positions[i];
            positions[i] = positions[other];
            positions[other] = swapped;
        }
    }
}
