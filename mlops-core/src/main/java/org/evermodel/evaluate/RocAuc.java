package org.evermodel.evaluate;

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
        Mover mean = new Mover(answers.rows());
        for (int one : classes(answers)) {
            Influence area = againstTheRest(one, answers);
            int positives = answers.occurring(one);
            mean.add(
                    area,
                    new AucInterval(area.value(), area.variance(), positives, answers.rows() - positives).interval());
        }
        return Optional.of(mean.mean());
    }

    @Override
    public Optional<Influence> influence(ClassAnswers answers) {
        if (undefined(answers)) {
            return Optional.empty();
        }
        int[] classes = classes(answers);
        return Optional.of(Influence.ofMean(i -> againstTheRest(classes[i], answers), classes.length));
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
