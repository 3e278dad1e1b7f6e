package org.evermodel.testkit;

import org.evermodel.model.Trainer;

class LeastSquaresTrainerTest extends TrainerContract {
    @Override
    protected Trainer trainer() {
        return TestTrainers.leastSquares();
    }
}
