package org.evermodel.registry.tracker;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.evermodel.ExperimentName;
import org.evermodel.NotFoundException;
import org.evermodel.RunId;
import org.evermodel.port.RunBatch;
import org.evermodel.registry.finder.Finder;
import org.evermodel.registry.finder.Vocabulary;
import org.evermodel.registry.ledger.AuditNote;
import org.evermodel.registry.ledger.Change;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Indexes;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Names;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.registry.search.Found;
import org.evermodel.registry.search.Key;
import org.evermodel.registry.search.Search;
import org.evermodel.registry.tracking.Experiment;
import org.evermodel.spi.RecordQuery.Order;

/** Experiments and what happens to them. */
record ExperimentChanges(Ledger ledger) {
    private static final Names NAMES = Names.ofExperiments();

    Optional<Experiment> find(ExperimentName name) {
        return NAMES.find(ledger, name).map(ExperimentChanges::read);
    }

    static List<Experiment> read(List<Stored> records) {
        return records.stream().map(ExperimentChanges::read).toList();
    }

    private static Experiment read(Stored record) {
        return record.decode(content -> new Experiment(
                record.id(),
                new ExperimentName(content.text(RunContent.NAME)),
                content.instant("createdAt"),
                Deleted.at(content),
                content.texts(RunContent.TAGS)));
    }

    Experiment delete(ExperimentName name, Function<String, Optional<RunId>> inFlight, String reason) {
        return change(name, change -> experiment -> {
            if (Deleted.is(experiment)) {
                return experiment;
            }
            inFlight.apply(experiment.id()).ifPresent(run -> {
                throw new IllegalStateException(
                        "experiment " + name + " cannot be deleted: run " + run + " goes on in it; end it first");
            });
            change.note(AuditNote.of("experiment.deleted", name).because(reason));
            return Deleted.put(change, updated(change, experiment), reason);
        });
    }

    Experiment rename(ExperimentName name, ExperimentName newName, String reason) {
        return change(name, change -> experiment -> {
            if (name.equals(newName)) {
                return experiment;
            }
            if (NAMES.id(change, newName).isPresent()) {
                throw new IllegalStateException(
                        "experiment " + name + " cannot be named " + newName + ": there is an experiment of that name");
            }
            NAMES.entry(change, name).ifPresent(entry -> NAMES.free(change, entry, 0));
            NAMES.create(change, newName, experiment.id());
            change.note(AuditNote.of("experiment.renamed", name).because(reason).with(Map.of("to", newName.value())));
            return change.replace(
                    experiment,
                    update(change, experiment).put(RunContent.NAME, newName).build());
        });
    }

    Found<Experiment> search(Search search) {
        Vocabulary vocabulary = new Vocabulary("experiments", Kinds.EXPERIMENT, Key.Group.TAG, Key.Group.ATTRIBUTE)
                .text("experiment_id", "id")
                .text("name", "name")
                .number("creation_time", "creation_timestamp")
                .number("creation_timestamp")
                .number("last_update_time", "last_updated_timestamp");
        return new Finder(ledger, vocabulary, Order.byText("attributes.name")).find(search, ExperimentChanges::read);
    }

    Experiment restore(ExperimentName name, String reason) {
        return change(name, change -> experiment -> {
            if (!Deleted.is(experiment)) {
                return experiment;
            }
            change.note(AuditNote.of("experiment.restored", name).because(reason));
            return Deleted.remove(change, updated(change, experiment));
        });
    }

    Experiment tag(ExperimentName name, Map<String, String> tags) {
        RunBatch.builder().tags(tags).build(); // Refuses what is out of bounds.
        return retag(name, "experiment.tagged", all -> all.putAll(tags));
    }

    Experiment untag(ExperimentName name, Set<String> tags) {
        return retag(name, "experiment.untagged", all -> all.keySet().removeAll(tags));
    }

    private Experiment retag(ExperimentName name, String action, Consumer<Map<String, String>> edit) {
        return change(name, change -> experiment -> {
            Map<String, String> tags = new TreeMap<>(experiment.content().texts(RunContent.TAGS));
            edit.accept(tags);
            if (tags.equals(experiment.content().texts(RunContent.TAGS))) {
                return experiment;
            }
            change.note(AuditNote.of(action, name));
            return change.replace(
                    experiment,
                    update(change, experiment).putTexts(RunContent.TAGS, tags).build());
        });
    }

    /** What it says, and that it was changed now. */
    private static Content.Builder update(Change change, Stored experiment) {
        return Indexes.updated(experiment.content(), change.at());
    }

    private static Stored updated(Change change, Stored experiment) {
        return new Stored(
                experiment.key(),
                experiment.revision(),
                update(change, experiment).build());
    }

    private Experiment change(ExperimentName name, Function<Change, Function<Stored, Stored>> work) {
        return ledger.change(change -> {
            Stored experiment =
                    NAMES.find(change, name).orElseThrow(() -> new NotFoundException("there is no experiment " + name));
            return read(work.apply(change).apply(experiment));
        });
    }
}
