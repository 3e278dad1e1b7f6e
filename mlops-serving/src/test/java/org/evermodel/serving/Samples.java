package org.evermodel.serving;

import java.util.Map;
import java.util.Optional;
import org.evermodel.ModelName;
import org.evermodel.ModelVersion;
import org.evermodel.data.Dataset;
import org.evermodel.data.Row;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.evaluate.Evaluator;
import org.evermodel.model.Candidate;
import org.evermodel.model.Model;
import org.evermodel.model.Target;
import org.evermodel.model.Training;
import org.evermodel.model.Transforms;
import org.evermodel.testkit.SampleTables;
import org.evermodel.testkit.TestModels;
import org.evermodel.testkit.TestTrainers;

/** Small models to serve: versions that take the same and answer differently. */
final class Samples {
    static final ModelName READMISSION = new ModelName("readmission");
    static final Row ROW = Row.of("age", 63, "bmi", 31.4, "smokes", true, "ward", "east", "noise", 0.5);

    private Samples() {}

    /** Trained on other rows for another {@code variant}, so its answers differ. */
    static Evaluated evaluated(int variant) {
        return evaluated(SampleTables.classified(80, variant), "outcome");
    }

    static Evaluated evaluated(Dataset rows, String target) {
        Dataset train = rows.slice(0, 60);
        Model model = Training.of(Target.of(target), Transforms.impute().oneHot())
                .train(TestTrainers.nearestMean(), train, 1);
        Candidate candidate = new Candidate(model, train, rows.slice(60, 80), "nearest-mean", Map.of());
        return new Evaluated(candidate, Evaluator.overall().evaluate(candidate));
    }

    static ModelVersion register(TestModels models, int variant) {
        return models.register(READMISSION, evaluated(variant), Optional.empty(), Map.of());
    }
}
