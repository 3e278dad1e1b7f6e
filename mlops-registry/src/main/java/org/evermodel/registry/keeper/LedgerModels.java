package org.evermodel.registry.keeper;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.Alias;
import org.evermodel.ModelName;
import org.evermodel.ModelUri;
import org.evermodel.ModelVersion;
import org.evermodel.RunId;
import org.evermodel.VersionStatus;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.model.Compatibility;
import org.evermodel.model.ModelPackage;
import org.evermodel.model.Signature;
import org.evermodel.port.Along;
import org.evermodel.port.LoadedModel;
import org.evermodel.port.ModelAlias;
import org.evermodel.port.ModelSource;
import org.evermodel.registry.catalogue.DeletedModel;
import org.evermodel.registry.catalogue.DeletedVersion;
import org.evermodel.registry.catalogue.RegisteredModel;
import org.evermodel.registry.catalogue.RegisteredModels;
import org.evermodel.registry.catalogue.SignatureVerdict;
import org.evermodel.registry.exchange.Origin;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Names;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.registry.signing.Signer;
import org.evermodel.registry.signing.VersionSignature;
import org.evermodel.registry.tracker.LedgerEnvironments;
import org.evermodel.spi.ArtifactStore;

/** Models as records: one for the model, which counts its versions, and one for each version. */
public final class LedgerModels implements RegisteredModels {
    private final Ledger ledger;
    private final Packages packages;
    private final ModelChangeCount changeCount;
    private final ModelDirectory models;
    private final Registration registration;
    private final ModelChanges changes;
    private final VersionChanges versionChanges;

    /** Models in this ledger; a signature must be as compatible as is demanded. */
    public LedgerModels(
            Ledger ledger,
            Packages packages,
            LedgerEnvironments environments,
            Optional<Compatibility.Level> demanded,
            ModelChangeCount changeCount) {
        this.changeCount = changeCount;
        this.ledger = ledger;
        this.packages = packages;
        this.models = new ModelDirectory(ledger);
        this.registration = new Registration(ledger, packages, environments, models, demanded);
        this.changes = new ModelChanges(ledger, models);
        this.versionChanges = new VersionChanges(ledger, models);
    }

    /** How versions leave and come in. */
    public LedgerDoor door(ArtifactStore artifacts) {
        return new LedgerDoor(
                ledger,
                artifacts,
                this,
                models,
                registration,
                packages.signatures().required());
    }

    @Override
    public ModelVersion register(ModelName name, Evaluated evaluated, Optional<RunId> run, Map<String, String> tags) {
        return registration.register(name, evaluated, run, tags, Along.none());
    }

    @Override
    public ModelVersion register(
            ModelName name,
            Evaluated evaluated,
            Optional<RunId> run,
            Map<String, String> tags,
            Along<ModelVersion> along) {
        return registration.register(name, evaluated, run, tags, along);
    }

    @Override
    public Optional<ModelVersion> resolve(ModelUri uri) {
        Optional<ModelVersion> found = follow(uri);
        boolean certain =
                found.filter(version -> version.status() == VersionStatus.READY).isPresent();
        // The alias may have moved on before its version was archived or deleted, all while its record was looked for.
        return certain ? found : ledger.atOnce(() -> follow(uri));
    }

    private Optional<ModelVersion> follow(ModelUri uri) {
        return models.find(ledger, uri.name())
                .flatMap(model -> number(model.id(), uri)
                        .flatMap(number -> models.version(ledger, model.id(), number))
                        .map(version -> VersionContent.read(version, model.name())));
    }

    private Optional<Integer> number(String model, ModelUri uri) {
        if (uri instanceof ModelUri.OfVersion version) {
            return Optional.of(version.number());
        }
        Alias alias = ((ModelUri.OfAlias) uri).alias();
        return ledger.find(Kinds.ALIAS, AliasContent.id(model, alias))
                .map(AliasContent::version)
                .filter(number -> number > 0);
    }

    @Override
    public Optional<LoadedModel> load(ModelUri uri) {
        return resolve(uri).map(packages::load);
    }

    @Override
    public ModelPackage open(ModelVersion version) {
        return packages.open(version);
    }

    @Override
    public VersionSignature sign(ModelVersion version, Signer signer, String reason) {
        return packages.signatures().sign(version, signer, reason);
    }

    @Override
    public Optional<Origin> origin(ModelName name, int number) {
        return VersionContent.origin(models.requireVersion(ledger, name, number));
    }

    @Override
    public List<VersionSignature> signatures(ModelVersion version) {
        return packages.signatures().of(version);
    }

    @Override
    public List<ModelName> names() {
        return Names.ofModels().all(ledger, ModelName::new).toList();
    }

    @Override
    public Optional<RegisteredModel> find(ModelName name) {
        return ledger.atOnce(() -> Names.ofModels().find(ledger, name).map(changes::read));
    }

    @Override
    public List<ModelVersion> versions(ModelName name) {
        return models.find(ledger, name).map(models::versions).orElse(List.of());
    }

    @Override
    public RegisteredModel rename(ModelName from, ModelName to, String reason) {
        return changes.rename(from, to, reason);
    }

    @Override
    public RegisteredModel release(ModelName former, String reason) {
        return changes.release(former, reason);
    }

    @Override
    public RegisteredModel describe(ModelName name, String text, String reason) {
        return changes.describe(name, text, reason);
    }

    @Override
    public ModelVersion describe(ModelName name, int number, String text, String reason) {
        return versionChanges.describe(name, number, text, reason);
    }

    @Override
    public RegisteredModel tag(ModelName name, String tag, String value, String reason) {
        return changes.tag(name, tag, value, reason);
    }

    @Override
    public RegisteredModel untag(ModelName name, String tag, String reason) {
        return changes.untag(name, tag, reason);
    }

    @Override
    public ModelVersion tag(ModelName name, int number, String tag, String value, String reason) {
        return versionChanges.tag(name, number, tag, value, reason);
    }

    @Override
    public ModelVersion untag(ModelName name, int number, String tag, String reason) {
        return versionChanges.untag(name, number, tag, reason);
    }

    @Override
    public ModelVersion archive(ModelName name, int number, String reason) {
        return versionChanges.archive(name, number, reason);
    }

    @Override
    public ModelVersion restore(ModelName name, int number, String reason) {
        return versionChanges.restore(name, number, reason);
    }

    @Override
    public DeletedVersion delete(ModelName name, int number, String reason) {
        return versionChanges.delete(name, number, reason);
    }

    @Override
    public List<DeletedVersion> deleted(ModelName name) {
        return versionChanges.deleted(name);
    }

    @Override
    public DeletedModel delete(ModelName name, String reason) {
        return changes.delete(name, reason);
    }

    @Override
    public List<DeletedModel> deleted() {
        return changes.deleted();
    }

    @Override
    public RegisteredModel restore(ModelName name, String reason) {
        return changes.restore(name, reason);
    }

    @Override
    public List<DeletedVersion> purge(Duration age, String reason) {
        return versionChanges.purge(age, reason);
    }

    @Override
    public ModelSource cached(Duration maxAge) {
        return new CachedModels(this, changeCount, ledger.clock(), maxAge);
    }

    @Override
    public Signature signature(ModelName name, int number) {
        Stored version = models.requireVersion(ledger, name, number);
        return VersionContent.signature(version)
                .orElseGet(() -> packages.signature(VersionContent.read(version, name)));
    }

    @Override
    public Optional<SignatureVerdict> compatibility(ModelName name, int number) {
        return VersionContent.verdict(models.requireVersion(ledger, name, number));
    }

    @Override
    public ModelAlias alias(ModelName name, Alias alias) {
        return new LedgerAlias(ledger, packages, name, alias);
    }

    @Override
    public String toString() {
        return "RegisteredModels" + names();
    }
}
