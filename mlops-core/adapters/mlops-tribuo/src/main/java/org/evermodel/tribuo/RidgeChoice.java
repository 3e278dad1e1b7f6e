package org.evermodel.tribuo;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.evermodel.model.FeatureMatrix;
import org.evermodel.model.TrainingSet;

/**
 * Chooses the penalty of a logistic regression by cross-validated log-loss. No single one does: classes that can be told
 * apart want next to none, and many noisy features for few rows want a hundred times as much. Where there are many rows,
 * it makes no difference.
 */
final class RidgeChoice {
    private static final double WEAK = 0.1;
    private static final double STRONG = 10;
    private static final int MANY_ROWS = 5_000;
    private static final int FOLDS = 5;
    /** A choice needs no weights of full precision. */
    private static final int HASTE = 8;

    /** Log-loss of a probability of 0 would be infinite. */
    private static final double FLOOR = 1e-15;

    private RidgeChoice() {}

    static double choose(TrainingSet.OfClasses rows, Descent descent, long seed) {
        int count = rows.features().rows();
        if (count > MANY_ROWS || count < FOLDS) {
            return WEAK;
        }
        Descent hasty = new Descent(Math.max(1, descent.epochs(count) * count / HASTE), descent.learningRate());
        int[] order = shuffled(count, seed);
        double weak = 0;
        double strong = 0;
        for (int fold = 0; fold < FOLDS; fold++) {
            int held = fold;
            int[] inside = pick(order, i -> i % FOLDS != held);
            int[] outside = pick(order, i -> i % FOLDS == held);
            TrainingSet.OfClasses part = take(rows, inside);
            if (Examples.present(part) > 1) {
                TrainingSet.OfClasses rest = take(rows, outside);
                weak += loss(new StockLogisticRegression(hasty, OptionalDouble.of(WEAK)), part, rest, seed);
                strong += loss(new StockLogisticRegression(hasty, OptionalDouble.of(STRONG)), part, rest, seed);
            }
        }
        return strong < weak ? STRONG : WEAK;
    }

    private static double loss(
            StockLogisticRegression trainer, TrainingSet.OfClasses part, TrainingSet.OfClasses rest, long seed) {
        Scorer scorer = LinearScorer.ofClasses(trainer.classify(part, seed));
        FeatureMatrix features = rest.features();
        double[] scores = new double[rest.classes().size()];
        double loss = 0;
        for (int row = 0; row < features.rows(); row++) {
            scorer.score(
                    Arrays.copyOfRange(features.values(), row * features.width(), (row + 1) * features.width()),
                    scores);
            loss -= StrictMath.log(Math.max(FLOOR, scores[rest.codes()[row]]));
        }
        return loss;
    }

    private static TrainingSet.OfClasses take(TrainingSet.OfClasses rows, int[] chosen) {
        FeatureMatrix features = rows.features();
        double[] values = new double[chosen.length * features.width()];
        for (int i = 0; i < chosen.length; i++) {
            System.arraycopy(
                    features.values(), chosen[i] * features.width(), values, i * features.width(), features.width());
        }
        int[] codes = Arrays.stream(chosen).map(row -> rows.codes()[row]).toArray();
        return new TrainingSet.OfClasses(
                new FeatureMatrix(features.names(), chosen.length, values), rows.classes(), codes);
    }

    private static int[] pick(int[] order, java.util.function.IntPredicate wanted) {
        return IntStream.range(0, order.length)
                .filter(wanted)
                .map(i -> order[i])
                .toArray();
    }

    private static int[] shuffled(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = IntStream.range(0, count).toArray();
        for (int i = count - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[other];
            order[other] = swapped;
        }
        return order;
    }
}
