package org.evermodel.serving.retrain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evermodel.model.Predictions;
import org.evermodel.model.Signature;

/**
 * The answers of two classifiers as of one that knows the classes of both: what a model does not know it gives a
 * probability of 0. So a challenger may know a class that was born since, or no longer one that died.
 *
 * @param champion the champion's answers
 * @param challenger the challenger's answers
 */
record SameClasses(Predictions champion, Predictions challenger) {

    static SameClasses of(Predictions champion, Predictions challenger) {
        Signature theirs = champion.signature();
        Signature ours = challenger.signature();
        List<String> all = new ArrayList<>(ours.classes());
        theirs.classes().stream().filter(name -> !all.contains(name)).forEach(all::add);
        if (theirs.task() != ours.task()
                || (all.size() == ours.classes().size()
                        && all.size() == theirs.classes().size())) {
            return new SameClasses(champion, challenger);
        }
        Signature both = new Signature(ours.inputs(), ours.target(), ours.task(), all, Optional.empty());
        return new SameClasses(widened(champion, both), widened(challenger, both));
    }

    private static Predictions widened(Predictions answers, Signature both) {
        List<String> known = answers.signature().classes();
        double[] scores = new double[answers.size() * both.classes().size()];
        for (int row = 0; row < answers.size(); row++) {
            for (int i = 0; i < known.size(); i++) {
                int place = both.classes().indexOf(known.get(i));
                scores[row * both.classes().size() + place] = answers.score(row, i);
            }
        }
        return Predictions.of(both, scores);
    }
}
