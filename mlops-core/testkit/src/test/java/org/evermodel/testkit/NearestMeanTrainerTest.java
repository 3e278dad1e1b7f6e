package org.evermodel.testkit;

import org.evermodel.model.Trainer;

class NearestMeanTrainerTest extends TrainerContract {
    @Override
    protected Trainer trainer() {
        return TestTrainers.nearestMean();
    }
}
