package org.evermodel.testkit;

import java.util.Map;
import org.evermodel.data.Dataset;
import org.evermodel.model.Candidate;
import org.evermodel.model.Model;
import org.evermodel.model.Target;
import org.evermodel.model.Training;
import org.evermodel.model.Transforms;

/** Trained candidates to test with. */
final class Samples {
    private Samples() {}

    static Candidate classifier() {
        Training training = Training.of(
                Target.of("outcome"), Transforms.impute().standardize().oneHot());
        Dataset train = SampleTables.classified(300, 1);
        Model model = training.train(TestTrainers.nearestMean(), train, 42);
        return new Candidate(
                model, train, SampleTables.classified(100, 2), "nearest-mean", Map.of("seed", "42", "accent", "é"));
    }

    static Candidate regressor() {
        Training training = Training.of(Target.of("days"), Transforms.impute().oneHot());
        Dataset train = SampleTables.measured(300, 1);
        Model model = training.train(TestTrainers.leastSquares(), train, 42);
        return new Candidate(model, train, SampleTables.measured(100, 2), "least-squares", Map.of());
    }
}
