package org.evermodel.registry.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Named things that have versions numbered 1, 2, 3, …. The thing's own record counts them, so a number is given once and
 * never again.
 */
public final class Series {
    private static final String NAME = "name";
    private static final String CREATED = "createdAt";
    private static final String VERSIONS = "versions";

    private final Names names;
    private final String kind;

    private Series(Names names, String kind) {
        this.names = names;
        this.kind = kind;
    }

    /** Models. */
    public static Series ofModels() {
        return new Series(Names.ofModels(), Kinds.MODEL);
    }

    /** Datasets. */
    public static Series ofDatasets() {
        return new Series(Names.ofDatasets(), Kinds.DATASET);
    }

    /** The names and what they lead to. */
    public Names names() {
        return names;
    }

    /**
     * A number that was given.
     *
     * @param owner the identity of the thing
     * @param number the number
     */
    public record Numbered(String owner, long number) {
        /** The id of the record of this version; sorts by number. */
        public String id() {
            return Kinds.numbered(owner, number);
        }
    }

    /**
     * Gives the next number of {@code name}, which comes into being under a new identity where it is not known. Where
     * numbers were given under that name before, they go on.
     */
    public Numbered next(Change change, Object name, Supplier<String> newId) {
        Optional<Stored> known = names.find(change, name);
        if (known.isPresent()) {
            long number = versions(known.get()) + 1;
            change.replace(
                    known.get(),
                    counted(Indexes.updated(known.get().content(), change.at()).build(), number));
            return new Numbered(known.get().id(), number);
        }
        String id = newId.get();
        long number = names.numbers(change, name) + 1;
        names.create(change, name, id);
        change.create(
                kind,
                id,
                Content.builder()
                        .put(NAME, name)
                        .put(CREATED, change.at())
                        .put(VERSIONS, number)
                        .build());
        return new Numbered(id, number);
    }

    /** The name that a thing has now. */
    public static String name(Stored thing) {
        return thing.content().text(NAME);
    }

    /** What a thing's record says, with another number of its last version. */
    public static Content counted(Content thing, long number) {
        return Content.builder().putAll(thing).put(VERSIONS, number).build();
    }

    /** The name of the thing with an identity, as the value that {@code naming} makes of its text. */
    public <T> Optional<T> nameOf(Records records, String id, Function<String, T> naming) {
        return records.find(kind, id).map(thing -> thing.decode(content -> naming.apply(content.text(NAME))));
    }

    /** When a thing came into being. */
    public static Instant createdAt(Stored thing) {
        return thing.content().instant(CREATED);
    }

    /** The number of a thing's last version. */
    public static long versions(Stored thing) {
        return thing.content().number(VERSIONS);
    }
}
