package org.evermodel.tribuo;

import org.evermodel.model.Trainer;

/**
 * Linear regression by stochastic gradient descent on a standardized target: AdaGrad with averaged weights. On
 * standardized features it comes to what least squares gives, also where columns depend on each other. Regresses only.
 */
public interface LinearRegression extends Trainer {
    /**
     * How many rows are looked at in all, at least 1; the stock trainer takes 300,000. Rows are gone through whole times,
     * at least 5 and at most 1,000.
     */
    LinearRegression withSteps(int steps);

    /** The size of a step, above 0; the stock trainer takes 0.3. */
    LinearRegression withLearningRate(double rate);
}
