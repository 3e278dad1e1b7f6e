package org.evermodel.tribuo;

import org.evermodel.model.Trainer;
import org.evermodel.testkit.TrainerContract;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;

/** Shuffles its rows with random numbers that move on from one training to the next. */
class WrappedDescentTest extends TrainerContract {
    @Override
    protected Trainer trainer() {
        return TribuoTrainers.of(new LogisticRegressionTrainer());
    }
}
