package org.evermodel.registry.ledger;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The names that people give to things of one sort. A thing has an identity that never changes, and a name is an entry
 * that leads to it, so that renaming is one change however much belongs to the thing.
 *
 * <p>A name is in one of three states. The current one of a thing leads to it. A former one does so as well, until it is
 * released. A free one leads nowhere, though it remembers how many numbers were given under it, so that a number under a
 * name never stands for two things.
 */
public final class Names {
    private static final String ID = "id";
    private static final String STATE = "state";
    private static final String NUMBERS = "numbers";

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
        return entry(records, name)
                .filter(entry -> state(entry) != State.FREE)
                .map(entry -> entry.content().text(ID));
    }

    /** The entry of a name, if it was ever given. */
    public Optional<Stored> entry(Records records, Object name) {
        return records.find(nameKind, name.toString());
    }

    /** Where a name stands. */
    public static State state(Stored entry) {
        return entry.content().optionalText(STATE).isPresent()
                ? entry.content().constant(STATE, State.class)
                : State.CURRENT;
    }

    /** What a name is to the thing it leads to, or led to. */
    public enum State {
        /** Its name. */
        CURRENT,
        /** A name it had, which still leads to it. */
        FORMER,
        /** Nothing any more. */
        FREE
    }

    /** How many numbers were given under a name that is free; 0 where it is not. */
    public long numbers(Records records, Object name) {
        return entry(records, name)
                .map(entry -> entry.content().numberOrZero(NUMBERS))
                .orElse(0L);
    }

    /** Lets a name of a thing be a former one. */
    public void retire(Change change, Stored entry) {
        change.replace(
                entry,
                Content.builder()
                        .put(ID, entry.content().text(ID))
                        .put(STATE, State.FORMER)
                        .build());
    }

    /** Lets a name lead nowhere, remembering the numbers that were given under it. */
    public void free(Change change, Stored entry, long numbers) {
        change.replace(
                entry,
                Content.builder()
                        .put(ID, entry.content().text(ID))
                        .put(STATE, State.FREE)
                        .put(NUMBERS, numbers)
                        .build());
    }

    /** The thing that a name leads to. */
    public Optional<Stored> find(Records records, Object name) {
        return id(records, name).flatMap(id -> records.find(kind, id));
    }

    /** All current names in order, each as the value that {@code naming} makes of its text. */
    public <T> Stream<T> all(Ledger ledger, Function<String, T> naming) {
        return ledger.all(nameKind, "")
                .filter(entry -> state(entry) == State.CURRENT)
                .map(entry -> entry.decode(content -> naming.apply(entry.id())));
    }

    /** Gives an identity a name that leads nowhere, or to that identity already. */
    public void create(Change change, Object name, String id) {
        Content content = Content.builder().put(ID, id).build();
        entry(change, name)
                .ifPresentOrElse(
                        free -> change.replace(free, content), () -> change.create(nameKind, name.toString(), content));
    }
}
