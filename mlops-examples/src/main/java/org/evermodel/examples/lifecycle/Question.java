package org.evermodel.examples.lifecycle;

import java.util.List;
import java.util.Set;
import org.evermodel.data.Dataset;
import org.evermodel.examples.task.HomeNames;
import org.evermodel.model.Labelled;
import org.evermodel.model.Trainer;

/**
 * What a model is to be made of, and how it is to be judged.
 *
 * @param names what things are called in the home
 * @param source where the rows come from, for people
 * @param all all rows as they were read
 * @param labelled the rows that have a target
 * @param parts which rows are kept back
 * @param ignored columns the model must not see
 * @param slices columns by whose values the model is measured, too
 * @param trainers the trainer, or those to be compared, simpler ones first
 * @param seed decides everything that is drawn at random
 */
public record Question(
        HomeNames names,
        String source,
        Dataset all,
        Labelled labelled,
        Parts parts,
        Set<String> ignored,
        List<String> slices,
        List<Trainer> trainers,
        long seed) {}
