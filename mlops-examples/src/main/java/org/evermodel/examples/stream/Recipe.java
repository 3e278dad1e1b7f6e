package org.evermodel.examples.stream;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evermodel.data.TrainTestSplit;
import org.evermodel.examples.Home;
import org.evermodel.model.Candidate;
import org.evermodel.model.CrossValidation;
import org.evermodel.model.Labelled;
import org.evermodel.model.Target;
import org.evermodel.model.Trainer;
import org.evermodel.model.Transform;
import org.evermodel.model.Transforms;
import org.evermodel.pipeline.Pipeline;
import org.evermodel.pipeline.step.Train;
import org.evermodel.port.CandidateSource;

/** How models of a stream are made: each by a pipeline, so that all that went into them is remembered. */
final class Recipe {
    private static final int FOLDS = 3;
    private static final Transform TRANSFORM = Transforms.impute().standardize().oneHot();

    private final Home home;
    private final String name;
    private final Train.Goal goal;

    Recipe(Home home, String name, Labelled labelled, Set<String> ignored) {
        this.home = home;
        this.name = name;
        Set<String> positives = labelled.positive().map(Set::of).orElse(Set.of());
        this.goal = Train.predicting(new Target(labelled.target(), Optional.of(labelled.task()), positives))
                .ignoring(ignored.toArray(String[]::new));
    }

    /** By the one trainer, or by the one that does best on later rows after it has learned earlier ones. */
    CandidateSource by(List<Trainer> trainers) {
        Train train = trainers.size() == 1
                ? goal.with(trainers.get(0), TRANSFORM)
                : goal.best(
                        trainers,
                        TRANSFORM,
                        CrossValidation.ofFolds(FOLDS).on(home.workers()).forwardChained());
        Pipeline<TrainTestSplit, Candidate> pipeline =
                Pipeline.named(name, TrainTestSplit.class).step("train", train).build();
        return home.runner().candidates(pipeline);
    }
}
