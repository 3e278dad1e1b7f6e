package org.evermodel.registry;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.evermodel.ExperimentName;
import org.evermodel.ModelVersion;
import org.evermodel.port.RunRecorder.Outcome;
import org.evermodel.port.RunRecorder.Recording;
import org.evermodel.registry.exchange.Export;
import org.evermodel.registry.signing.Signer;
import org.evermodel.registry.signing.SigningKeys;
import org.evermodel.spi.Storage;

/** A registry with a version that came from a lot, for tests of what travels with it. */
final class Origins {
    static final ExperimentName NIGHTLY = new ExperimentName("nightly");
    static final Signer SIGNER = Signer.of(SigningKeys.generate());

    private Origins() {}

    /** A registry with an identity that no other seed gives. */
    static Registry open(Storage storage, int seed) {
        return builder(storage, seed).open();
    }

    static Registry.Builder builder(Storage storage, int seed) {
        return Registry.builder(storage)
                .flavors(Samples.flavors())
                .actor("ann")
                .clock(Clock.fixed(RegistryContract.NOW, ZoneOffset.UTC))
                .random(new Random(seed));
    }

    /** A signed version of a nested run that read a dataset. */
    static ModelVersion live(Registry registry) {
        registry.datasets().register(Samples.PATIENTS, Samples.table(1, 2, 3), "ward 6");
        registry.datasets().register(Samples.PATIENTS, Samples.ROWS, "ward 7");
        registry.datasets().tag(Samples.PATIENTS, 2, "season", "winter");
        Recording night = registry.experiments().start(NIGHTLY, "night");
        Recording run = night.child("training");
        run.params(Map.of("depth", "6"));
        run.metrics(Map.of("auc", 0.8), 1);
        run.metrics(Map.of("auc", 0.9, "loss", Double.NaN), 2);
        run.tags(Map.of("team", "risk"));
        run.input("train", Samples.ROWS.fingerprint());
        run.output("scores", Samples.table(9).fingerprint());
        run.artifact("notes.txt", out -> out.write("all well".getBytes(StandardCharsets.UTF_8)));
        Recording fold = run.child("fold 1");
        fold.metrics(Map.of("auc", 0.7), 0);
        fold.end(Outcome.FAILED, "too few rows");
        run.end(Outcome.FINISHED, "done");
        night.end(Outcome.FINISHED, "done");
        registry.experiments().delete(fold.id(), "a try");
        ModelVersion version = registry.models()
                .register(Samples.CHURN, Samples.evaluated(1), Optional.of(run.id()), Map.of("owner", "ann"));
        registry.models().describe(Samples.CHURN, 1, "the first", "asked for");
        registry.models().sign(version, SIGNER, "reviewed");
        return registry.models().versions(Samples.CHURN).get(0);
    }

    static Path archive(Registry registry, Path folder) {
        return registry.exportTo(
                        folder.resolve("version.tar"),
                        Export.version(live(registry).uri()))
                .file();
    }
}
