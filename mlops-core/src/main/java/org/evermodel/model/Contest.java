package org.evermodel.model;

import java.util.Arrays;
import org.evermodel.Seed;
import org.evermodel.data.Column;
import org.evermodel.data.Dataset;

/** One trainer on one fold. */
final class Contest {
    /** The probability of a class is taken to be at least so much: its logarithm would be infinite. */
    private static final double LEAST_PROBABILITY = 1e-15;

    private final Training training;
    private final Labelled rows;
    private final Trainer trainer;
    private final Fold fold;
    private final Seed seed;

    Contest(Training training, Labelled rows, Trainer trainer, Fold fold, Seed seed) {
        this.training = training;
        this.rows = rows;
        this.trainer = trainer;
        this.seed = seed.child(trainer.name()).child(fold.name());
        this.fold = sampled(rows, trainer, fold, seed.child("sample").child(fold.name()));
    }

    /** A sample for a slow trainer, unless it happened to hold one answer only. */
    private static Fold sampled(Labelled rows, Trainer trainer, Fold fold, Seed seed) {
        return trainer.comparisonRows().stream()
                .mapToObj(most -> fold.sampled(most, seed))
                .filter(sample -> rows.take(sample.learn()).teaches())
                .findFirst()
                .orElse(fold);
    }

    /** How many rows are learned from. */
    int learned() {
        return fold.learn().length;
    }

    /** The loss of each row that is judged; infinite for all where the training diverged. */
    double[] losses() {
        Dataset judged = rows.rows().take(fold.judge());
        Column truth = judged.column(rows.target());
        try (Model model = training.train(trainer, rows.take(fold.learn()), seed.value())) {
            Predictions answers = model.predict(judged);
            return truth instanceof Column.Strings classes ? logLosses(answers, classes) : squares(answers, truth);
        } catch (TrainingDivergedException e) {
            // Losing the comparison is the answer; a trainer that is taken by itself fails with this exception.
            double[] lost = new double[truth.size()];
            Arrays.fill(lost, Double.POSITIVE_INFINITY);
            return lost;
        }
    }

    private static double[] logLosses(Predictions answers, Column.Strings truth) {
        double[] losses = new double[truth.size()];
        for (int row = 0; row < losses.length; row++) {
            int position = answers.signature().classes().indexOf(truth.get(row));
            // A class of which this fold has no row to learn from was given no chance.
            double probability = position < 0 ? 0 : answers.score(row, position);
            losses[row] = orInfinite(-Math.log(Math.max(LEAST_PROBABILITY, probability)));
        }
        return losses;
    }

    private static double[] squares(Predictions answers, Column truth) {
        double[] losses = TrainingSets.numbers(truth);
        for (int row = 0; row < losses.length; row++) {
            double error = answers.number(row) - losses[row];
            losses[row] = orInfinite(error * error);
        }
        return losses;
    }

    private static double orInfinite(double loss) {
        return Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss;
    }

    @Override
    public String toString() {
        return trainer.name() + " on " + fold.name();
    }
}
