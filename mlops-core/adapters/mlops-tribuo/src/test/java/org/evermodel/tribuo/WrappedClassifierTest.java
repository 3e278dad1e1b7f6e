package org.evermodel.tribuo;

import org.evermodel.model.Trainer;
import org.evermodel.testkit.TrainerContract;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.common.tree.RandomForestTrainer;

/** An ensemble draws random numbers of its own, and its members are models within a model. */
class WrappedClassifierTest extends TrainerContract {
    @Override
    protected Trainer trainer() {
        return TribuoTrainers.of(
                new RandomForestTrainer<>(new CARTClassificationTrainer(6, 0.7f, 1L), new VotingCombiner(), 10, 1L));
    }
}
