package org.evermodel.tribuo;

import org.evermodel.model.Trainer;
import org.evermodel.testkit.TrainerContract;

class LogisticRegressionTest extends TrainerContract {
    @Override
    protected Trainer trainer() {
        return TribuoTrainers.logisticRegression();
    }
}
