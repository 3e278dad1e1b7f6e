package org.evermodel.registry.keeper;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.evermodel.ModelName;
import org.evermodel.ModelUri;
import org.evermodel.ModelVersion;
import org.evermodel.NotFoundException;
import org.evermodel.VersionStatus;
import org.evermodel.registry.catalogue.DeletedVersion;
import org.evermodel.registry.catalogue.Deletion;
import org.evermodel.registry.catalogue.Dependent;
import org.evermodel.registry.catalogue.DependentsException;
import org.evermodel.registry.catalogue.RegisteredModel;
import org.evermodel.registry.ledger.AuditNote;
import org.evermodel.registry.ledger.Change;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Stored;

/** What can happen to a version after it was registered. */
final class VersionChanges {
    private static final int TOGETHER = 100;

    private final Ledger ledger;
    private final ModelDirectory models;
    private final Dependents dependents;

    VersionChanges(Ledger ledger, ModelDirectory models) {
        this.ledger = ledger;
        this.models = models;
        this.dependents = new Dependents(ledger, models);
    }

    /** One change of one version, to be decided on. */
    private record Decision(Change change, ModelDirectory.Known model, Stored record) {
        ModelVersion version() {
            return VersionContent.read(record, model.name());
        }

        ModelUri uri() {
            return version().uri();
        }
    }

    private <T> T change(ModelName name, int number, BiFunction<ModelDirectory, Decision, T> decide) {
        return ledger.change(change -> {
            ModelDirectory.Known model =
                    models.find(change, name).orElseThrow(() -> ModelDirectory.missing(name, number));
            Stored record = models.versionOrTombstone(change, model.id(), number)
                    .orElseThrow(() -> ModelDirectory.missing(name, number));
            return decide.apply(models, new Decision(change, model, record));
        });
    }

    private <T> T changeLiving(ModelName name, int number, BiFunction<ModelDirectory, Decision, T> decide) {
        return change(name, number, (all, decision) -> {
            if (Tombstone.isOn(decision.record())) {
                throw ModelDirectory.missing(name, number);
            }
            return decide.apply(all, decision);
        });
    }

    ModelVersion describe(ModelName name, int number, String text, String reason) {
        return changeLiving(name, number, (all, decision) -> {
            if (decision.version().description().equals(text)) {
                return decision.version();
            }
            decision.change()
                    .note(AuditNote.of("model.described", decision.uri())
                            .because(reason)
                            .with(Map.of("description", text)));
            return write(decision, VersionContent.described(decision.record(), text));
        });
    }

    ModelVersion tag(ModelName name, int number, String tag, String value, String reason) {
        return changeLiving(
                name,
                number,
                (all, decision) -> VersionTags.put(
                        decision.change(), decision.record(), decision.model().name(), Map.of(tag, value), reason));
    }

    ModelVersion untag(ModelName name, int number, String tag, String reason) {
        return changeLiving(
                name,
                number,
                (all, decision) -> VersionTags.remove(
                        decision.change(), decision.record(), decision.model().name(), tag, reason));
    }

    ModelVersion archive(ModelName name, int number, String reason) {
        return changeLiving(name, number, (all, decision) -> {
            if (decision.version().status() == VersionStatus.ARCHIVED) {
                return decision.version();
            }
            refuse(decision.uri() + " cannot be archived", dependents.offering(decision.model(), number));
            decision.change()
                    .note(AuditNote.of("version.archived", decision.uri()).because(reason));
            return write(decision, VersionContent.withStatus(decision.record(), VersionStatus.ARCHIVED));
        });
    }

    ModelVersion restore(ModelName name, int number, String reason) {
        return change(name, number, (all, decision) -> {
            boolean deleted = Tombstone.isOn(decision.record());
            if (VersionContent.isPurged(decision.record())) {
                throw new NotFoundException(
                        decision.uri() + " was purged after it was deleted, so it cannot be restored");
            }
            if (!deleted && decision.version().status() == VersionStatus.READY) {
                return decision.version();
            }
            if (deleted) {
                requireRun(decision);
                pointToLiving(decision);
            }
            decision.change()
                    .note(AuditNote.of("version.restored", decision.uri())
                            .because(reason)
                            .with(Map.of("from", deleted ? "DELETED" : VersionStatus.ARCHIVED.name())));
            return write(
                    decision,
                    deleted
                            ? VersionContent.restored(decision.record())
                            : VersionContent.withStatus(decision.record(), VersionStatus.READY));
        });
    }

    /** A run cannot be deleted before the version that came from it, so the version comes back after it. */
    private static void requireRun(Decision decision) {
        decision.version()
                .run()
                .filter(run -> decision.change()
                        .find(Kinds.RUN, run.value())
                        .filter(Tombstone::isOn)
                        .isPresent())
                .ifPresent(run -> {
                    throw new IllegalStateException(decision.uri() + " cannot be restored: run " + run
                            + ", which it came from, was deleted; restore that first");
                });
    }

    /** What is registered again is then found to be this version, and no second one with the same content is made. */
    private void pointToLiving(Decision decision) {
        int own = decision.version().number();
        VersionContent.content(decision.record())
                .flatMap(content -> decision.change()
                        .find(Kinds.MODEL_CONTENT, decision.model().id() + "/" + content.hex()))
                .filter(pointer -> isDead(decision, (int) pointer.content().number(VersionContent.NUMBER), own))
                .ifPresent(pointer -> decision.change()
                        .replace(
                                pointer, VersionContent.pointer(decision.model().id(), own)));
    }

    private boolean isDead(Decision decision, int number, int own) {
        return number != own
                && models.version(decision.change(), decision.model().id(), number)
                        .isEmpty();
    }

    DeletedVersion delete(ModelName name, int number, String reason) {
        return changeLiving(name, number, (all, decision) -> {
            refuse(decision.uri() + " cannot be deleted", dependents.of(decision.model(), decision.record()));
            decision.change()
                    .note(AuditNote.of("version.deleted", decision.uri()).because(reason));
            Stored gone = VersionContent.replace(
                    decision.change(),
                    decision.record(),
                    VersionContent.deleted(decision.record(), decision.change(), reason));
            return deleted(gone, decision.model().name(), Tombstone.read(gone).orElseThrow());
        });
    }

    private static void refuse(String what, List<Dependent> found) {
        if (!found.isEmpty()) {
            throw new DependentsException(what, found);
        }
    }

    List<DeletedVersion> deleted(ModelName name) {
        return models.find(ledger, name).stream()
                .flatMap(model -> models.versions(model.id())
                        .flatMap(version -> Tombstone.read(version).stream()
                                .map(deletion -> deleted(version, model.name(), deletion))))
                .toList();
    }

    private static DeletedVersion deleted(Stored version, ModelName name, Deletion deletion) {
        return new DeletedVersion(VersionContent.read(version, name), deletion, VersionContent.isPurged(version));
    }

    private static ModelVersion write(Decision decision, Content content) {
        return VersionContent.read(
                VersionContent.replace(decision.change(), decision.record(), content),
                decision.model().name());
    }

    List<DeletedVersion> purge(Duration age, String reason) {
        Instant before = ledger.now().minus(age);
        List<DeletedVersion> purged = new ArrayList<>();
        ledger.all(Kinds.MODEL, "").forEach(model -> {
            List<Integer> numbers = models.versions(model.id())
                    .filter(version -> isDue(model, version, before))
                    .map(version -> (int) version.content().number(VersionContent.NUMBER))
                    .toList();
            for (int from = 0; from < numbers.size(); from += TOGETHER) {
                List<Integer> some = numbers.subList(from, Math.min(numbers.size(), from + TOGETHER));
                purged.addAll(ledger.change(change -> purge(change, model.id(), some, before, reason)));
            }
        });
        return List.copyOf(purged);
    }

    private static boolean isDue(Stored model, Stored version, Instant before) {
        return !VersionContent.isPurged(version)
                && deletion(model, version)
                        .filter(deletion -> !deletion.at().isAfter(before))
                        .isPresent();
    }

    private static Optional<Deletion> deletion(Stored model, Stored version) {
        return Tombstone.read(version).or(() -> Tombstone.read(model));
    }

    private List<DeletedVersion> purge(Change change, String id, List<Integer> numbers, Instant before, String reason) {
        Stored model = change.find(Kinds.MODEL, id).orElseThrow();
        RegisteredModel named = ModelContent.read(model, Map.of());
        List<DeletedVersion> purged = numbers.stream()
                .flatMap(number -> models.versionOrTombstone(change, id, number).stream())
                .filter(version -> isDue(model, version, before))
                .map(version -> VersionContent.replace(
                        change,
                        version,
                        VersionContent.purged(version, deletion(model, version).orElseThrow())))
                .map(version ->
                        deleted(version, named.name(), Tombstone.read(version).orElseThrow()))
                .toList();
        change.note(AuditNote.of("versions.purged", "models:/" + named.name())
                .because(reason)
                .with(Map.of(
                        "versions",
                        purged.stream()
                                .map(gone -> gone.version().number())
                                .toList()
                                .toString())));
        return purged;
    }
}
