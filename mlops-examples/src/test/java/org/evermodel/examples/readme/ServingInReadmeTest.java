package org.evermodel.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.evermodel.Alias;
import org.evermodel.ModelName;
import org.evermodel.data.Dataset;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.evaluate.Evaluator;
import org.evermodel.examples.patients.SurgicalPatients;
import org.evermodel.model.Candidate;
import org.evermodel.model.Model;
import org.evermodel.model.Target;
import org.evermodel.model.Training;
import org.evermodel.model.Transforms;
import org.evermodel.port.AliasMove;
import org.evermodel.registry.LocalStorage;
import org.evermodel.registry.Registry;
import org.evermodel.tribuo.TribuoTrainers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The serving that the README shows compiles as it stands there, and does what it says. */
class ServingInReadmeTest {
    private static final ModelName NAME = new ModelName("complications");

    @TempDir
    private Path folder;

    @Test
    void promotesTheCanaryAndRollsBack() throws Exception {
        String code = Readme.read().code("Serving", "java");
        Path home = folder.resolve("home");
        registerTwo(home);

        ShownCode.run(code, folder, folder.resolve("none.csv"), home);

        try (Registry registry = Registry.open(LocalStorage.at(home))) {
            assertThat(registry.models().alias(NAME, Alias.CHAMPION).history())
                    .extracting(AliasMove::reason)
                    .containsExactly("the first", "no alarm in a day", "alarms since it serves");
            assertThat(registry.routings().history(NAME)).hasSize(2);
            assertThat(registry.verify().sound()).isTrue();
        }
    }

    private static void registerTwo(Path home) {
        Dataset rows = SurgicalPatients.generate(500, 1);
        Dataset train = rows.slice(0, 400);
        try (Registry registry = Registry.open(LocalStorage.at(home));
                Model model = Training.of(
                                Target.of("complication_30d"),
                                Transforms.impute().standardize().oneHot())
                        .train(TribuoTrainers.logisticRegression(), train, 1)) {
            for (String trial : new String[] {"first", "second"}) {
                Candidate candidate = new Candidate(
                        model, train, rows.slice(400, 500), "logistic-regression", Map.of("trial", trial));
                Evaluated evaluated =
                        new Evaluated(candidate, Evaluator.overall().evaluate(candidate));
                registry.models().register(NAME, evaluated, Optional.empty(), Map.of());
            }
            registry.models().alias(NAME, Alias.CHAMPION).moveTo(1, "the first");
        }
    }
}
