package org.evermodel.tribuo;

import org.evermodel.model.Trainer;

/** Gradient boosting by XGBoost's histogram method. */
public interface Xgboost extends Trainer {
    /** How many rounds, each of one tree, or of one for each class, at least 1; the stock trainer takes 300. */
    Xgboost withRounds(int rounds);

    /** How much of each tree is added, in (0, 1]; the stock trainer takes 0.05. */
    Xgboost withLearningRate(double rate);

    /** How many splits lie between root and leaf at most, from 1 to 30; the stock trainer takes 6. */
    Xgboost withDepth(int depth);

    /** The fraction of the rows that each tree sees, in (0, 1]; the stock trainer takes 0.8. */
    Xgboost withRowShare(double fraction);

    /** The fraction of the features that each tree sees, in (0, 1]; the stock trainer takes 0.8. */
    Xgboost withColumnShare(double fraction);

    /**
     * How many threads a training may use, at least 1; the stock trainer takes 1, as threads that wait for a busy core
     * make a training many times slower. The trees are the same for any number.
     */
    Xgboost withThreads(int threads);
}
