package org.evermodel.tribuo;

import org.evermodel.model.Trainer;
import org.evermodel.testkit.TrainerContract;

class LinearRegressionTest extends TrainerContract {
    @Override
    protected Trainer trainer() {
        return TribuoTrainers.linearRegression();
    }
}
