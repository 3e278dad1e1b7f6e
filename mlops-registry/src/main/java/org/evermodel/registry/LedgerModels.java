package org.evermodel.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.evermodel.Alias;
import org.evermodel.Digest;
import org.evermodel.ModelName;
import org.evermodel.ModelUri;
import org.evermodel.ModelVersion;
import org.evermodel.NotFoundException;
import org.evermodel.RunId;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.model.ModelPackage;
import org.evermodel.port.LoadedModel;
import org.evermodel.port.ModelAlias;
import org.evermodel.registry.ledger.AuditNote;
import org.evermodel.registry.ledger.Change;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Names;
import org.evermodel.registry.ledger.Records;
import org.evermodel.registry.ledger.Series;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.registry.tracker.LedgerEnvironments;

/** Models as records: one for the model, which counts its versions, and one for each version. */
final class LedgerModels implements RegisteredModels {
    private final Ledger ledger;
    private final Packages packages;
    private final LedgerEnvironments environments;
    private final Series series = Series.ofModels();
    private final Names names = series.names();

    LedgerModels(Ledger ledger, Packages packages, LedgerEnvironments environments) {
        this.ledger = ledger;
        this.packages = packages;
        this.environments = environments;
    }

    @Override
    public ModelVersion register(ModelName name, Evaluated evaluated, Optional<RunId> run, Map<String, String> tags) {
        Digest content = packages.writeContent(evaluated);
        Optional<ModelVersion> known =
                registeredBefore(ledger, name, content).map(version -> VersionContent.read(version, name));
        if (known.isPresent() && VersionTags.areOn(known.get(), tags)) {
            return known.get();
        }
        Digest pack = known.map(ModelVersion::packageDigest)
                .orElseGet(() -> packages.writePackage(content, evaluated.candidate(), run));
        return commit(name, content, pack, run, tags);
    }

    /** The part of a registration that changes records, after the bytes were stored: one durable commit. */
    private ModelVersion commit(
            ModelName name, Digest content, Digest pack, Optional<RunId> run, Map<String, String> tags) {
        return ledger.change(change -> registeredBefore(change, name, content)
                .map(version -> VersionTags.put(change, version, name, run, tags))
                .orElseGet(() -> add(
                        change,
                        name,
                        content,
                        version -> VersionContent.ready(version, pack, run, change.at(), tags))));
    }

    private Optional<Stored> registeredBefore(Records records, ModelName name, Digest content) {
        return names.id(records, name)
                .flatMap(model -> records.find(Kinds.MODEL_CONTENT, contentId(model, content))
                        .flatMap(known -> records.find(
                                Kinds.MODEL_VERSION,
                                Kinds.numbered(model, known.content().number(VersionContent.NUMBER)))));
    }

    private ModelVersion add(
            Change change, ModelName name, Digest content, Function<Series.Numbered, Content> describe) {
        Series.Numbered number = series.next(change, name, ledger::newId);
        Stored record = change.create(Kinds.MODEL_VERSION, number.id(), describe.apply(number));
        change.create(Kinds.MODEL_CONTENT, contentId(number.owner(), content), VersionContent.pointer(number));
        ModelVersion version = VersionContent.read(record, name);
        version.run()
                .ifPresent(run ->
                        change.create(Kinds.RUN_VERSION, run + "/" + number.id(), VersionContent.pointer(number)));
        environments.recordCurrent(change);
        Map<String, String> facts = VersionTags.facts(version.tags());
        facts.put("package", version.packageDigest().toString());
        change.note(AuditNote.of("model.registered", version.uri()).with(facts));
        return version;
    }

    @Override
    public ModelVersion untag(ModelName name, int number, String tag, String reason) {
        return ledger.change(change -> names.id(change, name)
                .flatMap(model -> change.find(Kinds.MODEL_VERSION, Kinds.numbered(model, number)))
                .map(version -> VersionTags.remove(change, version, name, tag, reason))
                .orElseThrow(() -> new NotFoundException("there is no version " + number + " of " + name)));
    }

    private static String contentId(String model, Digest content) {
        return model + "/" + content.hex();
    }

    @Override
    public Optional<ModelVersion> resolve(ModelUri uri) {
        return names.id(ledger, uri.name())
                .flatMap(model -> number(model, uri)
                        .flatMap(number -> ledger.find(Kinds.MODEL_VERSION, Kinds.numbered(model, number))))
                .map(version -> VersionContent.read(version, uri.name()));
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
    public List<ModelName> names() {
        return names.all(ledger, ModelName::new).toList();
    }

    @Override
    public Optional<RegisteredModel> find(ModelName name) {
        return ledger.atOnce(() -> names.find(ledger, name)
                .map(model -> new RegisteredModel(
                        model.id(), name, Series.createdAt(model), (int) Series.versions(model), aliases(model.id()))));
    }

    private Map<Alias, Integer> aliases(String model) {
        Map<Alias, Integer> aliases = new TreeMap<>();
        String prefix = model + "/";
        ledger.all(Kinds.ALIAS, prefix)
                .filter(alias -> AliasContent.version(alias) > 0)
                .forEach(alias -> aliases.put(
                        alias.decode(content -> new Alias(alias.id().substring(prefix.length()))),
                        AliasContent.version(alias)));
        return aliases;
    }

    @Override
    public List<ModelVersion> versions(ModelName name) {
        return names.id(ledger, name).stream()
                .flatMap(model -> ledger.all(Kinds.MODEL_VERSION, model + "/"))
                .map(version -> VersionContent.read(version, name))
                .toList();
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
