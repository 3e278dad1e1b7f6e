package org.evermodel.testkit;

import org.evermodel.model.Trainer;

class MajorityTrainerTest extends TrainerContract {
    @Override
    protected Trainer trainer() {
        return TestTrainers.majority();
    }

    @Override
    protected boolean learns() {
        return false;
    }
}
