package org.evermodel.serving.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.evermodel.Alias;
import org.evermodel.ModelName;
import org.evermodel.data.Column;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.evaluate.Evaluator;
import org.evermodel.model.Candidate;
import org.evermodel.model.Model;
import org.evermodel.model.Target;
import org.evermodel.model.Trainer;
import org.evermodel.model.Training;
import org.evermodel.model.Transforms;
import org.evermodel.serving.Endpoint;
import org.evermodel.testkit.SampleTables;
import org.evermodel.testkit.TestModels;
import org.evermodel.testkit.TestTrainers;

/** Real models behind real endpoints, small and quick. */
final class Sandbox {
    static final ModelName READMISSION = new ModelName("readmission");
    static final ModelName DAYS = new ModelName("days");

    private static final int ROWS = 100;
    private static final int TRAINING_ROWS = 70;

    private Sandbox() {}

    static TestModels models() {
        return TestModels.of(TestTrainers.flavor());
    }

    /** Inputs age, bmi, smokes, ward and noise; answers yes or no. */
    static Dataset patients(long seed) {
        return SampleTables.classified(ROWS, seed);
    }

    /** Versions as many as tables, the first being the champion. */
    static TestModels readmission(int versions) {
        TestModels models = models();
        for (int variant = 1; variant <= versions; variant++) {
            register(models, READMISSION, patients(variant), "outcome", TestTrainers.nearestMean());
        }
        models.alias(READMISSION, Alias.CHAMPION).moveTo(1, "the first");
        return models;
    }

    static Endpoint classifier() {
        return Endpoint.builder(READMISSION, readmission(1)).open();
    }

    /** The same inputs; answers a number. */
    static Endpoint regressor() {
        return endpoint(DAYS, SampleTables.measured(ROWS, 1), "days");
    }

    /** One input, age; answers one of three groups. */
    static Endpoint ofGroups() {
        Dataset patients = SampleTables.ofManyClasses(ROWS, 1);
        Dataset table = patients.drop("bmi").drop("smokes").drop("ward").drop("noise");
        TestModels models = models();
        ModelName name = new ModelName("groups");
        register(models, name, table, "group", TestTrainers.nearestMean());
        models.alias(name, Alias.CHAMPION).moveTo(1, "the first");
        return Endpoint.builder(name, models).open();
    }

    /** A regressor of so many columns of numbers, called as they are listed. */
    static Endpoint ofNumbers(String name, List<String> columns) {
        RandomGenerator random = new java.util.SplittableRandom(1);
        Map<String, Column> table = new java.util.LinkedHashMap<>();
        double[] sums = new double[ROWS];
        for (String column : columns) {
            double[] cells = random.doubles(ROWS, 0, 10).toArray();
            for (int row = 0; row < ROWS; row++) {
                sums[row] += cells[row] * (table.size() + 1);
            }
            table.put(column, Columns.reals(cells));
        }
        table.put("target", Columns.reals(sums));
        return endpoint(new ModelName(name), Dataset.of(table), "target");
    }

    static Endpoint endpoint(ModelName name, Dataset table, String target) {
        TestModels models = models();
        register(models, name, table, target, TestTrainers.leastSquares());
        models.alias(name, Alias.CHAMPION).moveTo(1, "the first");
        return Endpoint.builder(name, models).open();
    }

    static void register(TestModels models, ModelName name, Dataset table, String target, Trainer trainer) {
        Dataset train = table.slice(0, TRAINING_ROWS);
        Model model =
                Training.of(Target.of(target), Transforms.impute().oneHot()).train(trainer, train, 1);
        Candidate candidate = new Candidate(model, train, table.slice(TRAINING_ROWS, ROWS), trainer.name(), Map.of());
        models.register(
                name, new Evaluated(candidate, Evaluator.overall().evaluate(candidate)), Optional.empty(), Map.of());
    }
}
