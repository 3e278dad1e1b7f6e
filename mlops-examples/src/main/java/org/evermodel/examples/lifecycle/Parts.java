package org.evermodel.examples.lifecycle;

import java.util.BitSet;
import java.util.Optional;
import org.evermodel.data.Dataset;
import org.evermodel.data.TrainTestSplit;
import org.evermodel.model.Labelled;
import org.evermodel.model.Task;
import org.evermodel.pipeline.Step;
import org.evermodel.pipeline.step.Split;

/**
 * Which rows are kept back: those that the user names, the last ones where rows are in order of time, and else some
 * drawn at random, in proportion from every class.
 *
 * @param chosen the rows that the user names
 * @param timeOrdered whether rows are in order of time
 */
public record Parts(Optional<BitSet> chosen, boolean timeOrdered) {
    static final double TEST_SHARE = 0.3;

    /** Rows drawn at random. */
    static Parts drawn() {
        return new Parts(Optional.empty(), false);
    }

    /** What goes into a pipeline that starts with {@link #split}. */
    public Dataset input(Labelled labelled) {
        return chosen.map(test -> labelled.rows().filter(row -> !test.get(row))).orElse(labelled.rows());
    }

    /** The step that makes the parts. */
    Step<Dataset, TrainTestSplit> split(Labelled labelled) {
        if (chosen.isPresent()) {
            BitSet test = chosen.get();
            return Split.against(labelled.rows().filter(test::get));
        }
        if (timeOrdered) {
            return Split.byTime(TEST_SHARE);
        }
        return labelled.task() == Task.CLASSIFICATION
                ? Split.stratified(labelled.target(), TEST_SHARE)
                : Split.random(TEST_SHARE);
    }
}
