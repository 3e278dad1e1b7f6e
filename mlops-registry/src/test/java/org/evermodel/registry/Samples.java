package org.evermodel.registry;

import java.util.List;
import java.util.Map;
import org.evermodel.DatasetName;
import org.evermodel.ModelName;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.evaluate.Evaluation;
import org.evermodel.evaluate.Evaluator;
import org.evermodel.model.Candidate;
import org.evermodel.model.Model;
import org.evermodel.model.Target;
import org.evermodel.model.Training;
import org.evermodel.model.Transforms;
import org.evermodel.testkit.SampleTables;
import org.evermodel.testkit.TestTrainers;

/** Small things to register. */
final class Samples {
    static final ModelName CHURN = new ModelName("churn");
    static final DatasetName PATIENTS = new DatasetName("patients");
    static final Dataset ROWS = SampleTables.classified(60, 1);

    private static final Dataset TRAIN = ROWS.slice(0, 40);
    private static final Dataset TEST = ROWS.slice(40, 60);
    private static final Model MODEL =
            Training.of(Target.of("outcome"), Transforms.impute().oneHot()).train(TestTrainers.nearestMean(), TRAIN, 1);
    private static final Evaluation EVALUATION =
            Evaluator.overall().evaluate(new Candidate(MODEL, TRAIN, TEST, "nearest-mean", Map.of()));

    private Samples() {}

    /** A candidate that differs from those with another {@code variant}. */
    static Evaluated evaluated(int variant) {
        Map<String, String> facts = Map.of("variant", String.valueOf(variant));
        return new Evaluated(new Candidate(MODEL, TRAIN, TEST, "nearest-mean", facts), EVALUATION);
    }

    static Dataset table(long... cells) {
        return Dataset.of(Map.of("age", Columns.integers(cells)));
    }

    static List<org.evermodel.model.Flavor> flavors() {
        return List.of(TestTrainers.flavor());
    }
}
