package org.evermodel.registry.ledger;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The names that people give to things of one sort. A thing has an identity that never changes, and a name is an entry
 * that leads to it, so that renaming is one change however much belongs to the thing.
 */
public final class Names {
    private static final String ID = "id";

    private final String nameKind;
    private final String kind;

    private Names(String nameKind, String kind) {
        this.nameKind = nameKind;
        this.kind = kind;
    }

    /** The names of models. */
    public static Names ofModels() {
        return new Names(Kinds.MODEL_NAME, Kinds.MODEL);
    }

    /** The names of datasets. */
    public static Names ofDatasets() {
        return new Names(Kinds.DATASET_NAME, Kinds.DATASET);
    }

    /** The names of experiments. */
    public static Names ofExperiments() {
        return new Names(Kinds.EXPERIMENT_NAME, Kinds.EXPERIMENT);
    }

    /** The identity that a name leads to. */
    public Optional<String> id(Records records, Object name) {
        return records.find(nameKind, name.toString())
                .map(entry -> entry.content().text(ID));
    }

    /** The thing that a name leads to. */
    public Optional<Stored> find(Records records, Object name) {
        return id(records, name).flatMap(id -> records.find(kind, id));
    }

    /** All names in order, each as the value that {@code naming} makes of its text. */
    public <T> Stream<T> all(Ledger ledger, Function<String, T> naming) {
        return ledger.all(nameKind, "").map(entry -> entry.decode(content -> naming.apply(entry.id())));
    }

    /** Gives a new identity its first name. */
    public void create(Change change, Object name, String id) {
        change.create(nameKind, name.toString(), Content.builder().put(ID, id).build());
    }
}
