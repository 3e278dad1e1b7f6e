package org.evermodel.examples.serving;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.evermodel.Alias;
import org.evermodel.ModelName;
import org.evermodel.data.Dataset;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.evaluate.Evaluator;
import org.evermodel.model.Candidate;
import org.evermodel.model.Model;
import org.evermodel.model.Target;
import org.evermodel.model.Training;
import org.evermodel.model.Transforms;
import org.evermodel.registry.LocalStorage;
import org.evermodel.registry.Registry;
import org.evermodel.serving.Endpoint;
import org.evermodel.testkit.SampleTables;
import org.evermodel.testkit.TestTrainers;

/** A registered model whose versions answer differently, and an endpoint that serves it as a host would. */
final class Readmissions {
    static final ModelName NAME = new ModelName("readmission");

    private Readmissions() {}

    static Registry open(Path home) {
        return Registry.builder(LocalStorage.at(home))
                .flavor(TestTrainers.flavor())
                .open();
    }

    /** Registers three versions, of which the first is champion. */
    static void registerThree(Registry registry) {
        for (int variant = 1; variant <= 3; variant++) {
            registry.models().register(NAME, evaluated(variant), Optional.empty(), Map.of());
        }
        registry.models().alias(NAME, Alias.CHAMPION).moveTo(1, "the first");
    }

    private static Evaluated evaluated(int variant) {
        Dataset rows = SampleTables.classified(80, variant);
        Dataset train = rows.slice(0, 60);
        Model model = Training.of(Target.of("outcome"), Transforms.impute().oneHot())
                .train(TestTrainers.nearestMean(), train, 1);
        Candidate candidate = new Candidate(model, train, rows.slice(60, 80), "nearest-mean", Map.of());
        return new Evaluated(candidate, Evaluator.overall().evaluate(candidate));
    }

    static Endpoint serve(Registry registry) {
        return Endpoint.builder(NAME, registry.models())
                .routings(registry.routings())
                .open();
    }
}
