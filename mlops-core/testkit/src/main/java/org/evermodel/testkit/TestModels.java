package org.evermodel.testkit;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evermodel.Alias;
import org.evermodel.Digest;
import org.evermodel.ModelName;
import org.evermodel.ModelUri;
import org.evermodel.ModelVersion;
import org.evermodel.NotFoundException;
import org.evermodel.RunId;
import org.evermodel.VersionStatus;
import org.evermodel.artifact.Bundle;
import org.evermodel.artifact.Manifest;
import org.evermodel.data.RowDigests;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.evaluate.Evaluation;
import org.evermodel.evaluate.Evaluations;
import org.evermodel.model.Flavor;
import org.evermodel.model.GoldenVectors;
import org.evermodel.model.ModelPackage;
import org.evermodel.port.LoadedModel;
import org.evermodel.port.ModelAlias;
import org.evermodel.port.ModelAliases;
import org.evermodel.port.ModelSink;
import org.evermodel.port.ModelSource;
import org.evermodel.profile.Profile;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.Storage;

/**
 * Registered models on the heap: real packages, versions and aliases, for tests of what serves them, without a registry's
 * records and audit. Each registration is a new version. Versions can be damaged. Thread-safe.
 *
 * <pre>{@code
 * TestModels models = TestModels.of(TestTrainers.flavor());
 * ModelVersion version = models.register(name, evaluated, Optional.empty(), Map.of());
 * models.alias(name, Alias.CHAMPION).moveTo(version.number(), "the first");
 * }</pre>
 */
public final class TestModels implements ModelSource, ModelSink, ModelAliases {
    private static final String EVALUATION = "evaluation.json";

    private final List<Flavor> flavors;
    private final Clock clock;
    private final ArtifactStore artifacts = Storage.inMemory().artifacts();
    private final Map<ModelName, List<ModelVersion>> versions = new HashMap<>();
    private final Map<ModelUri, TestAlias> aliases = new HashMap<>();

    private TestModels(Collection<? extends Flavor> flavors, Clock clock) {
        this.flavors = List.copyOf(flavors);
        this.clock = clock;
    }

    /** No models yet; those of these flavors can be loaded. */
    public static TestModels of(Flavor... flavors) {
        return new TestModels(List.of(flavors), Clock.systemUTC());
    }

    @Override
    public synchronized ModelVersion register(
            ModelName name, Evaluated evaluated, Optional<RunId> run, Map<String, String> tags) {
        byte[] evaluation = Evaluations.toJson(evaluated.evaluation());
        Digest digest = ModelPackage.write(
                        evaluated.candidate(), Map.of(EVALUATION, out -> out.write(evaluation)), artifacts)
                .digest();
        List<ModelVersion> all = versions.computeIfAbsent(name, key -> new ArrayList<>());
        ModelVersion version =
                new ModelVersion(name, all.size() + 1, VersionStatus.READY, digest, run, clock.instant(), tags);
        all.add(version);
        return version;
    }

    @Override
    public synchronized Optional<ModelVersion> resolve(ModelUri uri) {
        return uri instanceof ModelUri.OfVersion one
                ? version(one.name(), one.number())
                : alias(uri.name(), ((ModelUri.OfAlias) uri).alias()).current();
    }

    private Optional<ModelVersion> version(ModelName name, int number) {
        List<ModelVersion> all = versions.getOrDefault(name, List.of());
        return number < 1 || number > all.size() ? Optional.empty() : Optional.of(all.get(number - 1));
    }

    @Override
    public synchronized Optional<LoadedModel> load(ModelUri uri) {
        return resolve(uri).map(this::load);
    }

    private LoadedModel load(ModelVersion version) {
        ModelPackage files = ModelPackage.open(version.packageDigest(), artifacts);
        RowDigests rows = files.trainingRows();
        Profile profile = files.profile();
        Evaluation evaluation = Evaluations.fromJson(files.files().read(EVALUATION));
        GoldenVectors golden = files.golden();
        // The model last: where anything else cannot be read, nobody would close it.
        return new LoadedModel(version, files.load(flavors), rows, profile, evaluation, golden);
    }

    @Override
    public synchronized ModelAlias alias(ModelName name, Alias alias) {
        return placed(name, alias);
    }

    /** From now on every change of the alias but a rollback throws ApprovalRequiredException. */
    public synchronized void protect(ModelName name, Alias alias, String... approvers) {
        placed(name, alias).protect(Set.of(approvers));
    }

    private TestAlias placed(ModelName name, Alias alias) {
        return aliases.computeIfAbsent(
                ModelUri.of(name, alias), uri -> new TestAlias(name, alias, clock, number -> existing(name, number)));
    }

    private synchronized ModelVersion existing(ModelName name, int number) {
        return version(name, number)
                .orElseThrow(() -> new NotFoundException("there is no version " + number + " of " + name));
    }

    /** A byte of the version's package is lost: it cannot be loaded any more. */
    public synchronized void lose(ModelVersion version) {
        artifacts.delete(file(version, "golden.json"));
    }

    /**
     * The version's engine is that of another version: all bytes verify, but its golden vectors do not replay. The two
     * must answer differently.
     */
    public synchronized void exchangeEngine(ModelVersion version, ModelVersion other) {
        Bundle.Writer forged = Bundle.writer(artifacts);
        for (Manifest.Entry entry :
                Bundle.open(version.packageDigest(), artifacts).manifest().entries()) {
            ModelVersion from = entry.path().equals("model.bin") ? other : version;
            forged.link(
                    entry.path(), Bundle.open(from.packageDigest(), artifacts).artifact(entry.path()));
        }
        versions.getOrDefault(version.name(), List.of())
                .set(
                        version.number() - 1,
                        new ModelVersion(
                                version.name(),
                                version.number(),
                                version.status(),
                                forged.finish().digest(),
                                version.run(),
                                version.createdAt(),
                                version.tags()));
    }

    private Digest file(ModelVersion version, String path) {
        return Bundle.open(version.packageDigest(), artifacts).artifact(path).digest();
    }

    @Override
    public String toString() {
        return "TestModels" + versions;
    }
}
