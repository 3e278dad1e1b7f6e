package org.evermodel.tribuo;

import org.evermodel.model.Trainer;

/**
 * A classification or regression tree. A leaf's probabilities are its training rows' shares of the classes, drawn
 * towards the shares among all rows as if so many more of these were in the leaf (an m-estimate), so that none is 0.
 */
public interface Cart extends Trainer {
    /** How many splits lie between root and leaf at most, at least 1; the stock trainer takes 10. */
    Cart withDepth(int depth);

    /** How many rows a node needs to be split, at least 2; the stock trainer takes 10. */
    Cart withSplitRows(int rows);

    /** How many rows the shares among all rows are worth in a leaf, at least 0; the stock trainer takes 5. */
    Cart withPriorRows(double rows);
}
