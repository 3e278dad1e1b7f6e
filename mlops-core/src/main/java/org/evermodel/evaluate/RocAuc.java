package org.evermodel.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * ROC AUC of the positive class, or of each class against the rest, averaged; undefined unless every class occurs. The
 * mean over classes takes its interval from those of the classes by {@link Mover}.
 */
final class RocAuc implements Measure<ClassAnswers> {
    @Override
    public Optional<Estimate> estimate(ClassAnswers answers) {
        if (undefined(answers)) {
            return Optional.empty();
        }
        int[] classes = classes(answers);
        List<Influence> each = influences(classes, answers);
        Interval[] intervals = new Interval[classes.length];
        for (int i = 0; i < classes.length; i++) {
            int positives = answers.occurring(classes[i]);
            Influence area = each.get(i);
            intervals[i] =
                    new AucInterval(area.value(), area.variance(), positives, answers.rows() - positives).interval();
        }
        Interval interval = classes.length == 1 ? intervals[0] : Mover.mean(each, intervals);
        return Optional.of(interval.within(0, 1).around(Influence.ofMean(each).value(), answers.rows()));
    }

    @Override
    public Optional<Influence> influence(ClassAnswers answers) {
        return undefined(answers)
                ? Optional.empty()
                : Optional.of(Influence.ofMean(influences(classes(answers), answers)));
    }

    private static boolean undefined(ClassAnswers answers) {
        return IntStream.range(0, answers.knownClasses()).anyMatch(each -> answers.occurring(each) == 0);
    }

    private static int[] classes(ClassAnswers answers) {
        if (answers.knownClasses() > 2) {
            return IntStream.range(0, answers.knownClasses()).toArray();
        }
        // The curve of one of two classes is the mirror image of the other's, with the same area.
        return new int[] {
            answers.signature().positive().isPresent() ? answers.signature().positiveIndex() : 0
        };
    }

    private static List<Influence> influences(int[] classes, ClassAnswers answers) {
        return Arrays.stream(classes)
                .mapToObj(one -> againstTheRest(one, answers))
                .toList();
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
