package org.evermodel.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * ROC AUC of the positive class, or of each class against the rest, averaged; undefined unless every class occurs. The
 * interval is DeLong's on the logit scale, where it is closer to normal and stays within [0, 1] (G. Qin, L. Hotilovac,
 * "Comparison of non-parametric confidence intervals for the area under the ROC curve", Statistical Methods in Medical
 * Research 17, 2008).
 */
final class RocAuc implements Measure<ClassAnswers> {
    @Override
    public Optional<Estimate> estimate(ClassAnswers answers) {
        return influence(answers)
                .map(auc -> interval(auc, smallestClass(answers)).around(auc.value(), answers.rows()));
    }

    private static Interval interval(Influence auc, int smallest) {
        double value = auc.value();
        double error = Math.sqrt(auc.variance());
        if (value <= 0 || value >= 1) {
            // A perfect order shows no variance. A class of so many rows, all on the right side, still leaves this
            // open.
            return Wilson.interval(value <= 0 ? 0 : smallest, smallest);
        }
        double logit = Math.log(value / (1 - value));
        double reach = Normal.Z95 * error / (value * (1 - value));
        return new Interval(logistic(logit - reach), logistic(logit + reach));
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static int smallestClass(ClassAnswers answers) {
        return java.util.stream.IntStream.range(0, answers.classes())
                .map(answers::occurring)
                .min()
                .orElseThrow();
    }

    @Override
    public Optional<Influence> influence(ClassAnswers answers) {
        if (answers.rows() == 0 || smallestClass(answers) == 0) {
            return Optional.empty();
        }
        // With two classes the curve of one is the mirror image of the other's, with the same area.
        int first =
                answers.signature().positive().isPresent() ? answers.signature().positiveIndex() : 0;
        int last = answers.classes() == 2 ? first : answers.classes() - 1;
        List<Influence> each = new ArrayList<>();
        for (int one = first; one <= last; one++) {
            each.add(againstTheRest(one, answers));
        }
        return Optional.of(Influence.ofMean(each));
    }

    private static Influence againstTheRest(int ofClass, ClassAnswers answers) {
        double[] scores = new double[answers.rows()];
        boolean[] positive = new boolean[answers.rows()];
        for (int row = 0; row < scores.length; row++) {
            scores[row] = answers.score(row, ofClass);
            positive[row] = answers.truth(row) == ofClass;
        }
        return DeLong.influence(scores, positive);
    }
}
