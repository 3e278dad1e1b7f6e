package org.evermodel.registry.keeper;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.evermodel.Digest;
import org.evermodel.ModelName;
import org.evermodel.ModelUri;
import org.evermodel.ModelVersion;
import org.evermodel.RunId;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.model.Compatibility;
import org.evermodel.model.Signature;
import org.evermodel.port.Along;
import org.evermodel.registry.catalogue.IncompatibleSignatureException;
import org.evermodel.registry.ledger.AuditNote;
import org.evermodel.registry.ledger.Change;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Records;
import org.evermodel.registry.ledger.Series;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.registry.tracker.LedgerEnvironments;

/** Makes versions: all bytes first, then the one change that makes the version visible. */
final class Registration {
    private final Ledger ledger;
    private final Packages packages;
    private final LedgerEnvironments environments;
    private final ModelDirectory models;
    private final Optional<Compatibility.Level> demanded;
    private final Series series = Series.ofModels();

    Registration(
            Ledger ledger,
            Packages packages,
            LedgerEnvironments environments,
            ModelDirectory models,
            Optional<Compatibility.Level> demanded) {
        this.ledger = ledger;
        this.packages = packages;
        this.environments = environments;
        this.models = models;
        this.demanded = demanded;
    }

    ModelVersion register(
            ModelName name,
            Evaluated evaluated,
            Optional<RunId> run,
            Map<String, String> tags,
            Along<ModelVersion> along) {
        Digest content = packages.writeContent(evaluated);
        Optional<ModelVersion> known = models.find(ledger, name)
                .flatMap(model -> registeredBefore(ledger, model, content)
                        .map(version -> VersionContent.read(version, model.name())));
        if (known.isPresent() && VersionTags.areOn(known.get(), tags)) {
            return vouched(known.get(), content, evaluated);
        }
        Digest pack = known.map(ModelVersion::packageDigest)
                .orElseGet(() -> packages.writePackage(content, evaluated.candidate(), run));
        Signature signature = evaluated.candidate().model().signature();
        ModelVersion version = commit(
                name,
                content,
                run,
                tags,
                (number, change) -> VersionContent.withSignature(
                        VersionContent.ready(number, pack, run, change.at(), tags), signature),
                along);
        return vouched(version, content, evaluated);
    }

    /** A version, signed by the host's key as well where it signs: somebody else may have registered it before. */
    private ModelVersion vouched(ModelVersion known, Digest content, Evaluated evaluated) {
        if (packages.signatures().isHostSigning()) {
            packages.requireSame(known, content, evaluated.candidate());
            packages.signatures().atRegistration(known);
        }
        return known;
    }

    /** What a new version's record says. */
    private interface Description {
        Content of(Series.Numbered version, Change change);
    }

    /** The part of a registration that changes records, after the bytes were stored: one durable commit. */
    private ModelVersion commit(
            ModelName name,
            Digest content,
            Optional<RunId> run,
            Map<String, String> tags,
            Description description,
            Along<ModelVersion> along) {
        AtomicBoolean took = new AtomicBoolean();
        ModelVersion registered = ledger.change(change -> {
            Optional<ModelDirectory.Known> model = models.find(change, name);
            ModelVersion version = model.flatMap(known -> registeredBefore(change, known, content))
                    .map(known ->
                            VersionTags.put(change, known, model.orElseThrow().name(), run, tags))
                    .orElseGet(() -> add(
                            change,
                            model.map(ModelDirectory.Known::name).orElse(name),
                            content,
                            number -> description.of(number, change)));
            took.set(change.takeAlong(along, version));
            return version;
        });
        if (took.get()) {
            along.written();
        }
        return registered;
    }

    /** The version of a model that has the content, unless it was deleted. */
    Optional<Stored> registeredBefore(Records records, ModelDirectory.Known model, Digest content) {
        return records.find(Kinds.MODEL_CONTENT, contentId(model.id(), content))
                .flatMap(known -> models.version(
                        records, model.id(), (int) known.content().number(VersionContent.NUMBER)));
    }

    private ModelVersion add(
            Change change, ModelName name, Digest content, Function<Series.Numbered, Content> describe) {
        Stored record = number(change, name, content, describe);
        packages.signatures().atRegistration(change, record, name);
        ModelVersion version = VersionContent.read(record, name);
        environments.recordCurrent(change);
        Map<String, String> facts = VersionTags.facts(version.tags());
        facts.put("package", version.packageDigest().toString());
        change.note(AuditNote.of("model.registered", version.uri()).with(facts));
        return version;
    }

    /** Gives content the next number of a model, and writes what leads to it. */
    Stored number(Change change, ModelName name, Digest content, Function<Series.Numbered, Content> describe) {
        Series.Numbered number = series.next(change, name, ledger::newId);
        Content described = VersionContent.withContent(compared(change, name, number, describe.apply(number)), content);
        Stored record = change.create(Kinds.MODEL_VERSION, number.id(), described);
        Content pointer = VersionContent.pointer(number);
        String contentId = contentId(number.owner(), content);
        // The same content may have been registered before as a version that was deleted since.
        change.find(Kinds.MODEL_CONTENT, contentId)
                .ifPresentOrElse(
                        deleted -> change.replace(deleted, pointer),
                        () -> change.create(Kinds.MODEL_CONTENT, contentId, pointer));
        VersionContent.read(record, name)
                .run()
                .ifPresent(run -> change.create(Kinds.RUN_VERSION, run + "/" + number.id(), pointer));
        return record;
    }

    /** The content of a new version's record, with the verdict about its signature and the one before. */
    private Content compared(Change change, ModelName name, Series.Numbered version, Content content) {
        Optional<Stored> before = change.find(
                        Kinds.MODEL_VERSION, Kinds.numbered(version.owner(), version.number() - 1L))
                .filter(last -> !Tombstone.isOn(last))
                .or(() -> models.lastVersion(version.owner()));
        Optional<Signature> old = before.flatMap(VersionContent::signature);
        Optional<Signature> now = VersionContent.signature(content);
        if (old.isEmpty() || now.isEmpty()) {
            return content;
        }
        int number = VersionContent.read(before.orElseThrow(), name).number();
        Compatibility verdict = Compatibility.between(old.get(), now.get());
        demanded.filter(level -> !verdict.level().grants(level)).ifPresent(level -> {
            throw new IncompatibleSignatureException(ModelUri.of(name, number), level, verdict);
        });
        return VersionContent.compared(content, number, verdict);
    }

    private static String contentId(String model, Digest content) {
        return model + "/" + content.hex();
    }
}
