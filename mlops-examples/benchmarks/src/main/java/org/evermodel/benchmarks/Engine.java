package org.evermodel.benchmarks;

import org.evermodel.model.Trainer;
import org.evermodel.tribuo.TribuoTrainers;

/** What learns. */
public enum Engine {
    LINEAR,
    BOOSTED;

    static final int ROUNDS = 100;
    static final int DEPTH = 6;
    static final double LEARNING_RATE = 0.1;

    Trainer trainer() {
        return switch (this) {
            case LINEAR -> TribuoTrainers.logisticRegression();
            case BOOSTED ->
                TribuoTrainers.xgboost().withRounds(ROUNDS).withDepth(DEPTH).withLearningRate(LEARNING_RATE);
        };
    }
}
