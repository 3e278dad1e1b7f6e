package org.evermodel.registry.keeper;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.evermodel.Alias;
import org.evermodel.ModelName;
import org.evermodel.ModelVersion;
import org.evermodel.NotFoundException;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Names;
import org.evermodel.registry.ledger.Records;
import org.evermodel.registry.ledger.Series;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.spi.Condition;
import org.evermodel.spi.RecordQuery;

/** Finds models and their versions by name. What was deleted is not found. */
public final class ModelDirectory {
    private static final int PAGE = 50;

    /** How many more are read where all of those before were deleted. */
    private static final int FURTHER = 8;

    private static final int TOGETHER = 1_000;

    private final Ledger ledger;
    private final Names names = Names.ofModels();

    /** The models of this ledger. */
    public ModelDirectory(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * A model that was found.
     *
     * @param id its identity
     * @param name the name it has, though it may have been asked for by a former one
     */
    public record Known(String id, ModelName name) {}

    /** The model that a name leads to. */
    public Optional<Known> find(Records records, ModelName name) {
        return names.entry(records, name).flatMap(entry -> switch (Names.state(entry)) {
            case CURRENT -> Optional.of(new Known(entry.content().text("id"), name));
            case FORMER ->
                names.find(records, name)
                        .map(model ->
                                new Known(model.id(), model.decode(content -> new ModelName(Series.name(model)))));
            case FREE -> Optional.empty();
        });
    }

    Known require(Records records, ModelName name) {
        return find(records, name).orElseThrow(() -> missing(name));
    }

    Stored record(Records records, ModelName name) {
        return names.find(records, name).orElseThrow(() -> missing(name));
    }

    private static NotFoundException missing(ModelName name) {
        return new NotFoundException("there is no model \"" + name + "\"");
    }

    Optional<Stored> version(Records records, String model, int number) {
        return versionOrTombstone(records, model, number).filter(version -> !Tombstone.isOn(version));
    }

    /** A version of the model with this identity, deleted or not. */
    public Optional<Stored> versionOrTombstone(Records records, String model, int number) {
        return number < 1 ? Optional.empty() : records.find(Kinds.MODEL_VERSION, Kinds.numbered(model, number));
    }

    Stored requireVersion(Records records, ModelName name, int number) {
        return find(records, name)
                .flatMap(model -> version(records, model.id(), number))
                .orElseThrow(() -> missing(name, number));
    }

    static NotFoundException missing(ModelName name, int number) {
        return new NotFoundException("there is no version " + number + " of " + name);
    }

    /** The versions of a model, deleted ones included, the first one first. */
    Stream<Stored> versions(String model) {
        return ledger.all(Kinds.MODEL_VERSION, model + "/");
    }

    /** The last version of a model that was not deleted; mostly the very last, so at first no more than that is read. */
    Optional<Stored> lastVersion(String model) {
        String before = "";
        for (int size = 1; ; size = Math.min(PAGE, size * FURTHER)) {
            List<Stored> page = ledger.lastBefore(Kinds.MODEL_VERSION, model + "/", before, size);
            Optional<Stored> living =
                    page.stream().filter(version -> !Tombstone.isOn(version)).findFirst();
            if (living.isPresent() || page.size() < size) {
                return living;
            }
            before = page.get(size - 1).id();
        }
    }

    List<ModelVersion> versions(Known model) {
        return versions(model.id())
                .filter(version -> !Tombstone.isOn(version))
                .map(version -> VersionContent.read(version, model.name()))
                .toList();
    }

    /** The id of the record of the version that an alias names. */
    public static String versionOf(Stored alias) {
        return Kinds.numbered(alias.id().substring(0, alias.id().indexOf('/')), AliasContent.version(alias));
    }

    /** The aliases of each of these models, looked up together; a model without any may be missing. */
    public Map<String, Map<Alias, Integer>> aliases(List<String> all) {
        Map<String, Map<Alias, Integer>> found = new HashMap<>();
        if (!ledger.isIndexed()) {
            all.forEach(model -> found.put(model, aliases(model)));
            return found;
        }
        for (int from = 0; from < all.size(); from += TOGETHER) {
            Condition ofThese = new Condition.Under(
                    all.subList(from, Math.min(all.size(), from + TOGETHER)).stream()
                            .map(model -> model + "/")
                            .toList(),
                    true);
            Optional<RecordQuery.Position> next = Optional.empty();
            do {
                RecordQuery.Page page = ledger.search(
                        new RecordQuery(Kinds.ALIAS, List.of(ofThese), RecordQuery.Order.byId(), next, TOGETHER));
                page.entries().stream()
                        .map(Stored::of)
                        .filter(alias -> AliasContent.version(alias) > 0)
                        .forEach(alias -> add(found, alias));
                next = page.next();
            } while (next.isPresent());
        }
        return found;
    }

    private static void add(Map<String, Map<Alias, Integer>> found, Stored alias) {
        int slash = alias.id().indexOf('/');
        found.computeIfAbsent(alias.id().substring(0, slash), model -> new TreeMap<>())
                .put(alias.decode(content -> new Alias(alias.id().substring(slash + 1))), AliasContent.version(alias));
    }

    /** The aliases of a model that name a version, with its number. */
    public Map<Alias, Integer> aliases(String model) {
        Map<Alias, Integer> aliases = new TreeMap<>();
        String prefix = model + "/";
        ledger.all(Kinds.ALIAS, prefix)
                .filter(alias -> AliasContent.version(alias) > 0)
                .forEach(alias -> aliases.put(
                        alias.decode(content -> new Alias(alias.id().substring(prefix.length()))),
                        AliasContent.version(alias)));
        return aliases;
    }
}
