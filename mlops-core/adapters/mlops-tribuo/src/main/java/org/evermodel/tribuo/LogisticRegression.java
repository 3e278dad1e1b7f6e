package org.evermodel.tribuo;

import org.evermodel.model.Trainer;

/**
 * Multinomial logistic regression by stochastic gradient descent: AdaGrad with averaged weights, dense steps, an L2
 * penalty on all weights but those that stand alone. Classifies only.
 */
public interface LogisticRegression extends Trainer {
    /**
     * How many rows are looked at in all, at least 1; the stock trainer takes 300,000. Rows are gone through whole times,
     * at least 5 and at most 1,000.
     */
    LogisticRegression withSteps(int steps);

    /** The size of a step, above 0; the stock trainer takes 0.3. */
    LogisticRegression withLearningRate(double rate);

    /**
     * The penalty λ, at least 0: half the sum of the squared weights counts λ times as much as the loss of one row. The
     * stock trainer chooses between 0.1 and 10 by cross-validation within its rows where there are at most 5,000, and
     * takes 0.1 where there are more.
     */
    LogisticRegression withRidge(double penalty);
}
