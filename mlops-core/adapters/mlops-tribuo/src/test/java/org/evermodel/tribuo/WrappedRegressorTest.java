package org.evermodel.tribuo;

import org.evermodel.model.Trainer;
import org.evermodel.testkit.TrainerContract;
import org.tribuo.regression.rtree.CARTRegressionTrainer;

class WrappedRegressorTest extends TrainerContract {
    @Override
    protected Trainer trainer() {
        return TribuoTrainers.of(new CARTRegressionTrainer(8));
    }
}
