package org.evermodel.tribuo;

import org.evermodel.model.Trainer;

/**
 * A random forest, grown by XGBoost as one round of parallel trees by its histogram method, each on 63.2 % of the rows.
 * Probabilities are the mean over the trees of the class shares in a leaf, with one more tree that always says the
 * shares among all rows, so that none is 0.
 */
public interface RandomForest extends Trainer {
    /** How many trees, at least 1; the stock trainer takes 100. */
    RandomForest withTrees(int trees);

    /** How many splits lie between root and leaf at most, from 1 to 30; the stock trainer takes 12. */
    RandomForest withDepth(int depth);

    /** How many rows a leaf holds at least, at least 1; the stock trainer takes 5 for classes and 2 for numbers. */
    RandomForest withLeafRows(int rows);

    /**
     * The fraction of the features looked at for a split, in (0, 1]; the stock trainer takes 1 / √features for classes,
     * at least 0.2, and 0.7 for numbers.
     */
    RandomForest withColumnShare(double fraction);

    /** How many threads a training may use, at least 1; the stock trainer takes 1. The trees are the same for any. */
    RandomForest withThreads(int threads);
}
