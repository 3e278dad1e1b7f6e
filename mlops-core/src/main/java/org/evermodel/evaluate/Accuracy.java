package org.evermodel.evaluate;

import java.util.Optional;

/** Share of rows answered rightly, with Wilson's interval. */
final class Accuracy implements Measure<ClassAnswers> {
    @Override
    public Optional<Estimate> estimate(ClassAnswers answers) {
        int rows = answers.rows();
        if (rows == 0) {
            return Optional.empty();
        }
        double value = (double) answers.right() / rows;
        return Optional.of(Wilson.interval(answers.right(), rows).around(value, rows));
    }

    @Override
    public Optional<Influence> influence(ClassAnswers answers) {
        if (answers.rows() == 0) {
            return Optional.empty();
        }
        double[] right = new double[answers.rows()];
        for (int row = 0; row < right.length; row++) {
            right[row] = answers.right(row) ? 1 : 0;
        }
        return Optional.of(Influence.ofMean(right));
    }
}
