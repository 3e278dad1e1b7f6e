package org.evermodel.tribuo;

import org.evermodel.model.Trainer;
import org.evermodel.testkit.TrainerContract;
import org.tribuo.classification.xgboost.XGBoostClassificationTrainer;

/** Answers by native code. */
class WrappedXgboostTest extends TrainerContract {
    @Override
    protected Trainer trainer() {
        return TribuoTrainers.of(new XGBoostClassificationTrainer(20, 1, true));
    }
}
