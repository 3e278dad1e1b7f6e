package org.evermodel.evaluate;

import java.util.Set;
import org.evermodel.model.Predictions;
import org.evermodel.model.Signature;
import org.evermodel.model.Task;

/** Puts the answers of two models to one question in one order. */
final class Alignment {
    private Alignment() {}

    /** The answers with the classes in the order, and with the positive one, of {@code wanted}. */
    static Predictions of(Predictions answers, Signature wanted) {
        Signature given = answers.signature();
        boolean same = given.task() == wanted.task()
                && given.target().equals(wanted.target())
                && Set.copyOf(given.classes()).equals(Set.copyOf(wanted.classes()));
        if (!same) {
            throw new IllegalArgumentException("only answers to one question can be compared, but the champion answers "
                    + given + " and the challenger " + wanted);
        }
        if (wanted.task() == Task.REGRESSION) {
            return answers;
        }
        int classes = wanted.classes().size();
        int[] places =
                wanted.classes().stream().mapToInt(given.classes()::indexOf).toArray();
        double[] scores = new double[answers.size() * classes];
        for (int row = 0; row < answers.size(); row++) {
            for (int i = 0; i < classes; i++) {
                scores[row * classes + i] = answers.score(row, places[i]);
            }
        }
        return Predictions.of(wanted, scores);
    }
}
