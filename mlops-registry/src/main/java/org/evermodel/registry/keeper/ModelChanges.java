package org.evermodel.registry.keeper;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.evermodel.ModelName;
import org.evermodel.NotFoundException;
import org.evermodel.registry.catalogue.DeletedModel;
import org.evermodel.registry.catalogue.Dependent;
import org.evermodel.registry.catalogue.DependentsException;
import org.evermodel.registry.catalogue.NameInUseException;
import org.evermodel.registry.catalogue.RegisteredModel;
import org.evermodel.registry.ledger.AuditNote;
import org.evermodel.registry.ledger.Change;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Indexes;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Names;
import org.evermodel.registry.ledger.Series;
import org.evermodel.registry.ledger.Stored;

/** What can happen to a model as a whole. */
final class ModelChanges {
    private final Ledger ledger;
    private final ModelDirectory models;
    private final Dependents dependents;
    private final Names names = Names.ofModels();

    ModelChanges(Ledger ledger, ModelDirectory models) {
        this.ledger = ledger;
        this.models = models;
        this.dependents = new Dependents(ledger, models);
    }

    private RegisteredModel change(ModelName name, BiFunction<Change, Stored, Stored> decide) {
        return read(ledger.change(change -> decide.apply(change, models.record(change, name))));
    }

    RegisteredModel read(Stored model) {
        return ModelContent.read(model, models.aliases(model.id()));
    }

    private static Stored replace(Change change, Stored model, Content content) {
        return change.replace(model, Indexes.updated(content, change.at()).build());
    }

    private static String subject(Stored model) {
        return "models:/" + Series.name(model);
    }

    RegisteredModel rename(ModelName from, ModelName to, String reason) {
        return change(from, (change, model) -> {
            ModelName now = new ModelName(Series.name(model));
            if (now.equals(to)) {
                return model;
            }
            requireFor(change, model.id(), to);
            SortedSet<String> former = ModelContent.former(model);
            former.remove(to.value());
            former.add(now.value());
            names.retire(change, names.entry(change, now).orElseThrow());
            long numbers = Math.max(Series.versions(model), names.numbers(change, to));
            names.create(change, to, model.id());
            change.note(AuditNote.of("model.renamed", "models:/" + to)
                    .because(reason)
                    .with(Map.of("from", now.value(), "to", to.value())));
            return replace(change, model, Series.counted(ModelContent.renamed(model, to, former), numbers));
        });
    }

    /** Throws where a name leads to something else than the model with this identity. */
    private void requireFor(Change change, String id, ModelName name) {
        models.find(change, name).filter(other -> !other.id().equals(id)).ifPresent(other -> {
            throw new NameInUseException(
                    other.name().equals(name)
                            ? "there is a model \"" + name + "\" already"
                            : "\"" + name + "\" still leads to model \"" + other.name()
                                    + "\", which had that name before; release it first");
        });
    }

    RegisteredModel release(ModelName name, String reason) {
        return change(name, (change, model) -> {
            if (Series.name(model).equals(name.value())) {
                throw new NameInUseException("\"" + name + "\" is the name of a model and not one it had before");
            }
            SortedSet<String> former = ModelContent.former(model);
            former.remove(name.value());
            names.free(change, names.entry(change, name).orElseThrow(), Series.versions(model));
            change.note(AuditNote.of("model.name-released", subject(model))
                    .because(reason)
                    .with(Map.of("name", name.value())));
            return replace(change, model, ModelContent.withFormer(model, former));
        });
    }

    RegisteredModel describe(ModelName name, String text, String reason) {
        return change(name, (change, model) -> {
            if (ModelContent.description(model).equals(text)) {
                return model;
            }
            change.note(AuditNote.of("model.described", subject(model))
                    .because(reason)
                    .with(Map.of("description", text)));
            return replace(change, model, ModelContent.described(model, text));
        });
    }

    RegisteredModel tag(ModelName name, String tag, String value, String reason) {
        return retag(name, "model.tagged", tag, reason, tags -> tags.put(tag, value));
    }

    RegisteredModel untag(ModelName name, String tag, String reason) {
        return retag(name, "model.untagged", tag, reason, tags -> tags.remove(tag));
    }

    private RegisteredModel retag(
            ModelName name, String action, String tag, String reason, Consumer<Map<String, String>> edit) {
        return change(name, (change, model) -> {
            Map<String, String> before = ModelContent.tags(model);
            Map<String, String> tags = new TreeMap<>(before);
            edit.accept(tags);
            if (tags.equals(before)) {
                return model;
            }
            String value = tags.getOrDefault(tag, before.getOrDefault(tag, ""));
            change.note(
                    AuditNote.of(action, subject(model)).because(reason).with(VersionTags.facts(Map.of(tag, value))));
            return replace(change, model, ModelContent.tagged(model, tags));
        });
    }

    DeletedModel delete(ModelName name, String reason) {
        return deleted(ledger.change(change -> {
                    Stored model = models.record(change, name);
                    requireFree(model, new ModelName(Series.name(model)));
                    SortedSet<String> leading = ModelContent.former(model);
                    leading.add(Series.name(model));
                    leading.forEach(each ->
                            names.free(change, names.entry(change, each).orElseThrow(), Series.versions(model)));
                    change.note(AuditNote.of("model.deleted", subject(model))
                            .because(reason)
                            .with(Map.of("id", model.id())));
                    return replace(change, model, ModelContent.deleted(model, change, reason));
                }))
                .orElseThrow();
    }

    private void requireFree(Stored model, ModelName name) {
        List<Dependent> found = dependents.ofAll(new ModelDirectory.Known(model.id(), name));
        if (!found.isEmpty()) {
            throw new DependentsException(subject(model) + " cannot be deleted", found);
        }
    }

    List<DeletedModel> deleted() {
        return ledger.all(Kinds.MODEL, "")
                .flatMap(model -> deleted(model).stream())
                .toList();
    }

    private static Optional<DeletedModel> deleted(Stored model) {
        return Tombstone.read(model).map(deletion -> new DeletedModel(ModelContent.read(model, Map.of()), deletion));
    }

    RegisteredModel restore(ModelName name, String reason) {
        return read(ledger.change(change -> {
            DeletedModel last = deleted().stream()
                    .filter(gone -> gone.model().name().equals(name))
                    .max(Comparator.comparing(gone -> gone.deletion().at()))
                    .orElseThrow(() -> new NotFoundException("no model \"" + name + "\" was deleted"));
            Stored model = change.find(Kinds.MODEL, last.model().id()).orElseThrow();
            requireFor(change, model.id(), name);
            long numbers = Math.max(Series.versions(model), names.numbers(change, name));
            names.create(change, name, model.id());
            change.note(AuditNote.of("model.restored", "models:/" + name)
                    .because(reason)
                    .with(Map.of("id", model.id())));
            Content living = ModelContent.edited(model, Tombstone::remove);
            return replace(change, model, Series.counted(living, numbers));
        }));
    }
}
