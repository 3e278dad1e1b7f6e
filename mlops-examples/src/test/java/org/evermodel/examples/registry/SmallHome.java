package org.evermodel.examples.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.evermodel.Alias;
import org.evermodel.DatasetName;
import org.evermodel.ExperimentName;
import org.evermodel.ModelName;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.evaluate.Evaluator;
import org.evermodel.model.Candidate;
import org.evermodel.model.Model;
import org.evermodel.model.Target;
import org.evermodel.model.Training;
import org.evermodel.model.Transforms;
import org.evermodel.port.RunRecorder.Outcome;
import org.evermodel.port.RunRecorder.Recording;
import org.evermodel.registry.LocalStorage;
import org.evermodel.registry.Registry;
import org.evermodel.tribuo.TribuoFlavor;
import org.evermodel.tribuo.TribuoTrainers;

/** A home with three versions of a model, of which the second is champion, each from a run that read one dataset. */
final class SmallHome {
    static final ModelName CHURN = new ModelName("churn");
    private static final Dataset ROWS = rows();
    private static final Dataset TRAIN = ROWS.slice(0, 60);
    private static final Dataset TEST = ROWS.slice(60, 90);

    private SmallHome() {}

    static Registry open(Path home) {
        return Registry.builder(LocalStorage.at(home))
                .flavor(new TribuoFlavor())
                .actor("ada")
                .open();
    }

    static void fill(Path home) {
        try (Registry registry = open(home)) {
            registry.datasets().register(new DatasetName("customers"), TRAIN, "customers.csv");
            for (int depth = 1; depth <= 3; depth++) {
                register(registry, depth);
            }
            registry.models().alias(CHURN, Alias.CHAMPION).moveTo(1, "the first");
            registry.models().alias(CHURN, Alias.CHAMPION).moveTo(2, "it is better");
        }
    }

    /** Copies a home that nobody has open. */
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static void register(Registry registry, int depth) {
        Recording run = registry.experiments().start(new ExperimentName("churn-training"), "depth " + depth);
        run.params(Map.of("depth", Integer.toString(depth), "trainer", "cart"));
        run.input("train", TRAIN.fingerprint());
        run.metrics(Map.of("auc", 0.6 + depth / 10.0), 1);
        run.tags(Map.of("team", depth == 3 ? "risk" : "sales"));
        Model model =
                Training.of(Target.of("churned"), Transforms.impute().oneHot()).train(TribuoTrainers.cart(), TRAIN, 1);
        Candidate candidate = new Candidate(model, TRAIN, TEST, "cart", Map.of("depth", Integer.toString(depth)));
        registry.models()
                .register(
                        CHURN,
                        new Evaluated(candidate, Evaluator.overall().evaluate(candidate)),
                        Optional.of(run.id()),
                        Map.of("depth", Integer.toString(depth)));
        run.end(Outcome.FINISHED, "trained");
    }

    private static Dataset rows() {
        Random random = new Random(1);
        double[] age = random.doubles(90, 20, 80).toArray();
        List<String> churned =
                Arrays.stream(age).mapToObj(years -> years > 50 ? "yes" : "no").toList();
        return Dataset.of(Map.of("age", Columns.reals(age), "churned", Columns.categories(churned)));
    }
}
