package org.evermodel.registry.finder;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.evermodel.registry.ledger.Indexes;
import org.evermodel.registry.search.InvalidSearchException;
import org.evermodel.registry.search.Key;
import org.evermodel.registry.search.Key.Group;
import org.evermodel.registry.search.Sort;
import org.evermodel.spi.Condition;
import org.evermodel.spi.RecordQuery.Order;

/**
 * What things of one kind can be searched by: the groups of keys they have, their attributes, and the attributes that
 * stand in other records and are looked up there first. Immutable and thread-safe.
 */
public final class Vocabulary {
    private final String things;
    private final String kind;
    private final Set<Group> groups;
    private final Map<String, Attribute> attributes = new TreeMap<>();

    private sealed interface Attribute {}

    private record OfText(String field) implements Attribute {}

    private record OfNumber(String field) implements Attribute {}

    private record Foreign(ForeignText text) implements Attribute {}

    /** Searches of {@code things}, the records of {@code kind}, which have keys of {@code groups}. */
    public Vocabulary(String things, String kind, Group... groups) {
        this.things = things;
        this.kind = kind;
        this.groups = EnumSet.copyOf(List.of(groups));
    }

    /** What is searched, in the plural. */
    public String things() {
        return things;
    }

    /** The kind of the records. */
    public String kind() {
        return kind;
    }

    /** A text that the records have under {@code field}. */
    public Vocabulary text(String name, String field) {
        attributes.put(name, new OfText(Indexes.ATTRIBUTES + field));
        return this;
    }

    /** A number that the records have under {@code field}. */
    public Vocabulary number(String name, String field) {
        attributes.put(name, new OfNumber(Indexes.ATTRIBUTES + field));
        return this;
    }

    /** A number that the records have under its own name. */
    public Vocabulary number(String name) {
        return number(name, name);
    }

    /** A text that other records have. */
    public Vocabulary foreign(String name, ForeignText text) {
        attributes.put(name, new Foreign(text));
        return this;
    }

    /** The condition on the records; empty where no record can meet it. */
    Optional<Condition> bind(Condition condition) {
        Key key = known(Key.of(condition));
        return switch (key.group()) {
            case METRIC -> Optional.of(onNumber(key, key.field(), condition));
            case PARAM, TAG -> Optional.of(onText(key, key.field(), condition));
            case DATASET -> Optional.of(dataset(key, condition));
            case ATTRIBUTE -> attribute(key, condition);
        };
    }

    private Optional<Condition> attribute(Key key, Condition condition) {
        Attribute attribute = attributeOf(key);
        if (attribute instanceof Foreign foreign) {
            return foreign.text().resolve(onText(key, key.field(), condition));
        }
        return Optional.of(
                attribute instanceof OfText text
                        ? onText(key, text.field(), condition)
                        : onNumber(key, ((OfNumber) attribute).field(), condition));
    }

    /** How the records are ordered. */
    Order order(Sort sort) {
        Key key = known(sort.key());
        Order order = switch (key.group()) {
            case METRIC -> Order.byNumber(key.field());
            case PARAM, TAG -> Order.byText(key.field());
            case DATASET -> throw new InvalidSearchException(things + " cannot be ordered by " + key);
            case ATTRIBUTE -> order(key, attributeOf(key));
        };
        return sort.descending() ? order.reversed() : order;
    }

    private Order order(Key key, Attribute attribute) {
        if (attribute instanceof Foreign) {
            throw new InvalidSearchException(
                    things + " cannot be ordered by " + key + ", which stands in records of its own");
        }
        return attribute instanceof OfText text
                ? Order.byText(text.field())
                : Order.byNumber(((OfNumber) attribute).field());
    }

    private Key known(Key key) {
        if (groups.contains(key.group())) {
            return key;
        }
        throw new InvalidSearchException(things + " have no " + key.group().word() + ", so cannot be searched by " + key
                + "; they have " + groups.stream().map(Group::word).collect(Collectors.joining(", ")));
    }

    private Attribute attributeOf(Key key) {
        Attribute attribute = attributes.get(key.name());
        if (attribute == null) {
            throw new InvalidSearchException(things + " have no attribute \"" + key.name() + "\"; they have "
                    + String.join(", ", attributes.keySet()));
        }
        return attribute;
    }

    private static Condition onNumber(Key key, String field, Condition condition) {
        if (condition instanceof Condition.OneOf || condition instanceof Condition.Like) {
            throw new InvalidSearchException(
                    key + " is a number, so it is compared by = != < <= > >= with one, written without quotes");
        }
        return condition instanceof Condition.OfNumber number
                ? new Condition.OfNumber(field, number.comparison(), number.value())
                : presence(field, condition);
    }

    private static Condition presence(String field, Condition condition) {
        return condition instanceof Condition.Has ? new Condition.Has(field) : new Condition.Lacks(field);
    }

    private static Condition onText(Key key, String field, Condition condition) {
        if (condition instanceof Condition.OneOf texts) {
            return new Condition.OneOf(
                    field, texts.values().stream().map(Indexes::form).toList(), texts.among());
        }
        if (condition instanceof Condition.Like like) {
            return new Condition.Like(field, like.pattern(), like.ignoringCase());
        }
        if (condition instanceof Condition.OfNumber) {
            throw new InvalidSearchException(
                    key + " is a text, so it is compared by = != LIKE ILIKE IN NOT IN with one in single quotes");
        }
        return presence(field, condition);
    }

    /** A run has as many datasets as it read: each is a field of its own. */
    private static Condition dataset(Key key, Condition condition) {
        if (key.name().equals("digest")
                && condition instanceof Condition.OneOf texts
                && texts.values().size() == 1) {
            String field = Key.dataset(texts.values().get(0)).field();
            return texts.among() ? new Condition.Has(field) : new Condition.Lacks(field);
        }
        throw new InvalidSearchException(
                "what a run read is searched by datasets.digest = 'sha256:…' or != alone, but the"
                        + " condition was on " + key);
    }
}
