package org.evermodel.evaluate;

import java.util.Optional;
import java.util.function.ToIntFunction;

/** The mean of a loss of each row, with {@link SkewedMean}'s interval; undefined on fewer than two rows. */
final class MeanLoss<A> implements Measure<A> {
    /** The smallest probability that is believed, 2⁻⁵²: a certain wrong answer then costs 36.04, not infinity. */
    private static final double LEAST = Math.ulp(1.0);

    /** What one row costs. */
    @FunctionalInterface
    interface Loss<A> {
        double of(A answers, int row);
    }

    private final ToIntFunction<A> rows;
    private final Loss<A> loss;
    private final double greatest;

    private MeanLoss(ToIntFunction<A> rows, Loss<A> loss, double greatest) {
        this.rows = rows;
        this.loss = loss;
        this.greatest = greatest;
    }

    /** Negative natural logarithm of the probability given to the true class. */
    static MeanLoss<ClassAnswers> logarithmic() {
        return new MeanLoss<>(ClassAnswers::rows, MeanLoss::logLoss, -Math.log(LEAST));
    }

    /** Squared distance of the probabilities from the truth (G. W. Brier, Monthly Weather Review 78, 1950). */
    static MeanLoss<ClassAnswers> brier() {
        return new MeanLoss<>(ClassAnswers::rows, MeanLoss::brierOf, Double.MAX_VALUE);
    }

    static MeanLoss<NumberAnswers> absolute() {
        return new MeanLoss<>(NumberAnswers::rows, (answers, row) -> Math.abs(answers.error(row)), Double.MAX_VALUE);
    }

    static MeanLoss<NumberAnswers> squared() {
        return new MeanLoss<>(
                NumberAnswers::rows, (answers, row) -> answers.error(row) * answers.error(row), Double.MAX_VALUE);
    }

    private static double logLoss(ClassAnswers answers, int row) {
        double given = answers.score(row, answers.truth(row));
        return -Math.log(Math.max(LEAST, Math.min(1 - LEAST, given)));
    }

    /** For two classes half the sum over both, which is the positive one's and lies in [0, 1]. */
    private static double brierOf(ClassAnswers answers, int row) {
        double sum = 0;
        for (int i = 0; i < answers.classes(); i++) {
            double distance = answers.score(row, i) - (answers.truth(row) == i ? 1 : 0);
            sum += distance * distance;
        }
        return answers.knownClasses() == 2 ? sum / 2 : sum;
    }

    @Override
    public Optional<Estimate> estimate(A answers) {
        int count = rows.applyAsInt(answers);
        if (count < 2) {
            return Optional.empty();
        }
        double[] losses = losses(answers);
        return Optional.of(SkewedMean.interval(losses).within(0, greatest).around(Sums.mean(losses), count));
    }

    @Override
    public Optional<Influence> influence(A answers) {
        return rows.applyAsInt(answers) < 2 ? Optional.empty() : Optional.of(Influence.ofMean(losses(answers)));
    }

    private double[] losses(A answers) {
        double[] losses = new double[rows.applyAsInt(answers)];
        for (int row = 0; row < losses.length; row++) {
            losses[row] = loss.of(answers, row);
        }
        return losses;
    }
}
