package org.evermodel.evaluate;

import java.util.Optional;

/**
 * R², the share of the target's variance that is explained: {@code 1 - SSE / SST}. Undefined where the target does not
 * vary. The interval is built for {@code ln(SSE / SST)}, by the delta method on the two sums of squares, because the
 * logarithm of a ratio is closer to normal and never leaves R² above 1.
 */
final class Determination implements Measure<NumberAnswers> {
    @Override
    public Optional<Estimate> estimate(NumberAnswers answers) {
        Optional<Squares> squares = Squares.of(answers);
        return squares.map(known -> known.interval().around(known.value(), answers.rows()));
    }

    @Override
    public Optional<Influence> influence(NumberAnswers answers) {
        return Squares.of(answers).map(known -> new Influence(known.value(), known.parts()));
    }

    /** The two sums of squares of one set of answers. */
    private record Squares(NumberAnswers answers, double mean, double error, double total) {
        static Optional<Squares> of(NumberAnswers answers) {
            int rows = answers.rows();
            Sums truth = new Sums();
            Sums error = new Sums();
            boolean varies = false;
            for (int row = 0; row < rows; row++) {
                truth.add(answers.truth(row));
                error.add(answers.error(row) * answers.error(row));
                varies |= answers.truth(row) != answers.truth(0);
            }
            if (!varies) {
                return Optional.empty();
            }
            double mean = truth.total() / rows;
            Sums total = new Sums();
            for (int row = 0; row < rows; row++) {
                double distance = answers.truth(row) - mean;
                total.add(distance * distance);
            }
            return Optional.of(new Squares(answers, mean, error.total(), total.total()));
        }

        double value() {
            return 1 - error / total;
        }

        /** A row's part in the logarithm of SSE / SST. */
        private double logPart(int row) {
            double distance = answers.truth(row) - mean;
            return answers.error(row) * answers.error(row) / error - distance * distance / total;
        }

        Interval interval() {
            if (error == 0) {
                return new Interval(1, 1);
            }
            int rows = answers.rows();
            Sums variance = new Sums();
            for (int row = 0; row < rows; row++) {
                variance.add(logPart(row) * logPart(row));
            }
            double reach = Normal.t95(rows - 1.0) * Math.sqrt(variance.total() * rows / (rows - 1.0));
            double ratio = error / total;
            return new Interval(1 - ratio * Math.exp(Math.min(reach, 500)), 1 - ratio * Math.exp(-reach));
        }

        double[] parts() {
            double[] parts = new double[answers.rows()];
            for (int row = 0; row < parts.length; row++) {
                parts[row] = error == 0 ? 0 : -error / total * logPart(row);
            }
            return parts;
        }
    }
}
