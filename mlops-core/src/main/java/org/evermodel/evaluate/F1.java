package org.evermodel.evaluate;

import java.util.Optional;

/**
 * Harmonic mean of precision and recall, {@code 2TP / (2TP + FP + FN)}, averaged over the counted classes.
 *
 * <p>Its interval comes by way of the Jaccard index {@code J = TP / (TP + FP + FN)}: given how many rows are of the class
 * or called so, J is a binomial share, and F1 = 2J / (1 + J) grows with it. So Wilson's bounds of J become bounds of F1.
 * The mean over classes uses {@link Mover} with the correlations of the delta method, because a row that one class gains
 * wrongly another one loses (K. Takahashi et al., "Confidence interval for micro-averaged F1 and macro-averaged F1
 * scores", Applied Intelligence 52, 2022).
 */
final class F1 implements Measure<ClassAnswers> {
    @Override
    public Optional<Estimate> estimate(ClassAnswers answers) {
        int[] classes = answers.counted();
        if (undefined(classes, answers)) {
            return Optional.empty();
        }
        if (classes.length == 1) {
            return Optional.of(interval(classes[0], answers).around(value(classes[0], answers), answers.rows()));
        }
        Mover mean = new Mover(answers.rows());
        for (int one : classes) {
            mean.add(influence(one, answers), interval(one, answers));
        }
        return Optional.of(mean.mean());
    }

    @Override
    public Optional<Influence> influence(ClassAnswers answers) {
        int[] classes = answers.counted();
        return undefined(classes, answers)
                ? Optional.empty()
                : Optional.of(Influence.ofMean(i -> influence(classes[i], answers), classes.length));
    }

    private static boolean undefined(int[] classes, ClassAnswers answers) {
        return classes.length == 0 || touched(classes[0], answers) == 0;
    }

    /** How often the class occurs plus how often it is predicted: 2TP + FP + FN. */
    private static int touched(int ofClass, ClassAnswers answers) {
        return answers.occurring(ofClass) + answers.predicted(ofClass);
    }

    private static double value(int ofClass, ClassAnswers answers) {
        return 2.0 * answers.rightOf(ofClass) / touched(ofClass, answers);
    }

    private static Interval interval(int ofClass, ClassAnswers answers) {
        int right = answers.rightOf(ofClass);
        Interval jaccard = Wilson.interval(right, touched(ofClass, answers) - right);
        return new Interval(ofJaccard(jaccard.low()), ofJaccard(jaccard.high()));
    }

    private static double ofJaccard(double jaccard) {
        return 2 * jaccard / (1 + jaccard);
    }

    private static Influence influence(int ofClass, ClassAnswers answers) {
        double value = value(ofClass, answers);
        int touched = touched(ofClass, answers);
        double[] parts = new double[answers.rows()];
        for (int row = 0; row < parts.length; row++) {
            int occurs = answers.truth(row) == ofClass ? 1 : 0;
            int predicted = answers.winner(row) == ofClass ? 1 : 0;
            parts[row] = (2.0 * occurs * predicted - value * (occurs + predicted)) / touched;
        }
        return new Influence(value, parts);
    }
}
