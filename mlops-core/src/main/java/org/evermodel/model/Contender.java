package org.evermodel.model;

import java.util.List;
import java.util.stream.DoubleStream;

/** A trainer and its losses on all judged rows. */
final class Contender {
    private final Trainer trainer;
    private final int learned;
    private final int there;
    private final double[] losses;

    Contender(Trainer trainer, int learned, int there, List<double[]> losses) {
        this.trainer = trainer;
        this.learned = learned;
        this.there = there;
        this.losses = losses.stream().flatMapToDouble(DoubleStream::of).toArray();
    }

    Trainer trainer() {
        return trainer;
    }

    double meanLoss() {
        return DoubleStream.of(losses).sum() / losses.length;
    }

    /** Whether the mean loss exceeds the other's by no more than one standard error of the rows' differences. */
    boolean isAsGoodAs(Contender best) {
        if (Double.isInfinite(meanLoss())) {
            return false;
        }
        int rows = losses.length;
        double excess = meanLoss() - best.meanLoss();
        double squares = 0;
        for (int row = 0; row < rows; row++) {
            double off = losses[row] - best.losses[row] - excess;
            squares += off * off;
        }
        return excess <= Math.sqrt(squares / Math.max(1, rows - 1) / rows);
    }

    TrainerComparison.Score score(Task task) {
        double loss = task == Task.REGRESSION ? Math.sqrt(meanLoss()) : meanLoss();
        return new TrainerComparison.Score(trainer.name(), loss, losses.length, learned, there);
    }
}
