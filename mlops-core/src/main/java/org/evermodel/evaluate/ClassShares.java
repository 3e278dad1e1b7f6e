package org.evermodel.evaluate;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Means over classes of a share of rows: recall, precision, balanced accuracy. Given how many rows are in play, each
 * class's share is a binomial one and independent of the others, for no row is of two classes and none is answered with
 * two; so the interval is Wilson's, or {@link Mover}'s of several of Wilson's.
 */
final class ClassShares implements Measure<ClassAnswers> {
    /** Which rows a share is of. */
    private enum Of {
        TRUE_CLASS,
        PREDICTED_CLASS
    }

    private final Of of;
    private final boolean overOccurring;

    private ClassShares(Of of, boolean overOccurring) {
        this.of = of;
        this.overOccurring = overOccurring;
    }

    /** Of the rows called a class, the share that are of it. */
    static ClassShares precision() {
        return new ClassShares(Of.PREDICTED_CLASS, false);
    }

    /** Of the rows of a class, the share called so. */
    static ClassShares recall() {
        return new ClassShares(Of.TRUE_CLASS, false);
    }

    /** Recall averaged over all classes that occur, be there a positive one or not. */
    static ClassShares balancedAccuracy() {
        return new ClassShares(Of.TRUE_CLASS, true);
    }

    @Override
    public Optional<Estimate> estimate(ClassAnswers answers) {
        int[] classes = classes(answers);
        if (undefined(classes, answers)) {
            return Optional.empty();
        }
        double[] shares = new double[classes.length];
        Interval[] intervals = new Interval[classes.length];
        for (int i = 0; i < classes.length; i++) {
            shares[i] = share(classes[i], answers);
            intervals[i] = Wilson.interval(answers.rightOf(classes[i]), trials(classes[i], answers));
        }
        Interval interval = classes.length == 1 ? intervals[0] : Mover.ofIndependent(shares, intervals);
        return Optional.of(interval.within(0, 1).around(Sums.mean(shares), answers.rows()));
    }

    @Override
    public Optional<Influence> influence(ClassAnswers answers) {
        int[] classes = classes(answers);
        return undefined(classes, answers)
                ? Optional.empty()
                : Optional.of(Influence.ofMean(i -> influence(classes[i], answers), classes.length));
    }

    private Influence influence(int ofClass, ClassAnswers answers) {
        double share = share(ofClass, answers);
        int trials = trials(ofClass, answers);
        // So that the squares sum to the sample variance of the share, with n - 1; one row alone shows none.
        double scale = trials == 1 ? 1 : Math.sqrt((double) trials * (trials - 1));
        double[] parts = new double[answers.rows()];
        for (int row = 0; row < parts.length; row++) {
            int inPlay = of == Of.TRUE_CLASS ? answers.truth(row) : answers.winner(row);
            parts[row] = inPlay == ofClass ? ((answers.right(row) ? 1 : 0) - share) / scale : 0;
        }
        return new Influence(share, parts);
    }

    private int[] classes(ClassAnswers answers) {
        if (!overOccurring) {
            return answers.counted();
        }
        return IntStream.range(0, answers.classes())
                .filter(each -> answers.occurring(each) > 0)
                .toArray();
    }

    private boolean undefined(int[] classes, ClassAnswers answers) {
        return classes.length == 0 || Arrays.stream(classes).anyMatch(each -> trials(each, answers) == 0);
    }

    private int trials(int ofClass, ClassAnswers answers) {
        return of == Of.TRUE_CLASS ? answers.occurring(ofClass) : answers.predicted(ofClass);
    }

    private double share(int ofClass, ClassAnswers answers) {
        return (double) answers.rightOf(ofClass) / trials(ofClass, answers);
    }
}
