package org.evermodel.evaluate;

import java.util.Optional;

/** Root of the mean squared error: the roots of the bounds of the mean squared error. */
final class RootMeanSquare implements Measure<NumberAnswers> {
    private final Measure<NumberAnswers> squared = MeanLoss.squared();

    @Override
    public Optional<Estimate> estimate(NumberAnswers answers) {
        return squared.estimate(answers)
                .map(mean -> new Interval(Math.sqrt(mean.low()), Math.sqrt(mean.high()))
                        .around(Math.sqrt(mean.value()), mean.rows()));
    }

    /** By the delta method: the derivative of the root is 1 / (2 × root). */
    @Override
    public Optional<Influence> influence(NumberAnswers answers) {
        return squared.influence(answers).map(RootMeanSquare::root);
    }

    private static Influence root(Influence mean) {
        double root = Math.sqrt(mean.value());
        double[] parts = new double[mean.parts().length];
        for (int row = 0; row < parts.length; row++) {
            // Without any error no row has a part in it.
            parts[row] = root == 0 ? 0 : mean.parts()[row] / (2 * root);
        }
        return new Influence(root, parts);
    }
}
