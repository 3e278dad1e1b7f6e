package org.evermodel.registry.finder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.evermodel.registry.ledger.Indexes;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.registry.search.Found;
import org.evermodel.registry.search.InvalidSearchException;
import org.evermodel.registry.search.Search;
import org.evermodel.registry.search.Sort;
import org.evermodel.registry.search.ViewType;
import org.evermodel.spi.Condition;
import org.evermodel.spi.RecordQuery;
import org.evermodel.spi.RecordQuery.Order;
import org.evermodel.spi.RecordQuery.Position;

/** Answers searches of things of one kind. Thread-safe. */
public final class Finder {
    /** Met by what was deleted, whenever. */
    public static final Condition IS_DELETED =
            new Condition.OfNumber(Indexes.DELETED_TIME, Condition.Comparison.AT_LEAST, Instant.MIN.getEpochSecond());

    private static final Condition IS_ACTIVE = new Condition.Lacks(Indexes.DELETED_TIME);

    private final Ledger ledger;
    private final Vocabulary vocabulary;
    private final Order usual;

    /** A finder of what {@code vocabulary} describes, ordered by {@code usual} unless told. */
    public Finder(Ledger ledger, Vocabulary vocabulary, Order usual) {
        this.ledger = ledger;
        this.vocabulary = vocabulary;
        this.usual = usual;
    }

    /** A page of the things that {@code reading} makes of the records that are found. */
    public <T> Found<T> find(Search search, Function<List<Stored>, List<T>> reading) {
        return find(search, Hidden.NOTHING, reading);
    }

    /** As above, without what is hidden. */
    public <T> Found<T> find(Search search, Hidden hidden, Function<List<Stored>, List<T>> reading) {
        Order order = search.sort().map(vocabulary::order).orElse(usual);
        String identity = identity(search);
        Optional<Position> after = search.pageToken().map(token -> PageToken.read(token, identity));
        Optional<List<Condition>> conditions = conditions(search);
        if (conditions.isEmpty()) {
            return new Found<>(List.of(), Optional.empty());
        }
        List<Stored> shown = new ArrayList<>();
        Optional<Position> next = after;
        do {
            List<Condition> all = new ArrayList<>(conditions.get());
            hidden.without().ifPresent(all::add);
            RecordQuery.Page page = ledger.search(query(all, order, next, search.pageSize() - shown.size()));
            page.entries().stream()
                    .map(Stored::of)
                    .filter(record -> !hidden.has(record))
                    .forEach(shown::add);
            next = page.next();
        } while (next.isPresent() && shown.size() < search.pageSize());
        return new Found<>(reading.apply(shown), next.map(position -> PageToken.write(position, identity)));
    }

    private RecordQuery query(List<Condition> conditions, Order order, Optional<Position> after, int limit) {
        try {
            return new RecordQuery(vocabulary.kind(), conditions, order, after, limit);
        } catch (IllegalArgumentException e) {
            throw new InvalidSearchException("the search cannot be made, or its page token is none: " + e.getMessage());
        }
    }

    /** Empty where nothing can meet them. */
    private Optional<List<Condition>> conditions(Search search) {
        List<Condition> conditions = new ArrayList<>();
        view(search.view()).ifPresent(conditions::add);
        for (Condition condition : search.filter().conditions()) {
            Optional<Condition> bound = vocabulary.bind(condition);
            if (bound.isEmpty()) {
                return Optional.empty();
            }
            conditions.add(bound.get());
        }
        return Optional.of(conditions);
    }

    /** Looking once whether anything was deleted is cheaper than looking at each thing whether it was. */
    private Optional<Condition> view(ViewType view) {
        if (view == ViewType.DELETED_ONLY) {
            return Optional.of(IS_DELETED);
        }
        return view == ViewType.ACTIVE_ONLY && anythingWasDeleted() ? Optional.of(IS_ACTIVE) : Optional.empty();
    }

    private boolean anythingWasDeleted() {
        return !ledger.search(
                        new RecordQuery(vocabulary.kind(), List.of(IS_DELETED), Order.byId(), Optional.empty(), 1))
                .entries()
                .isEmpty();
    }

    /** What a page token belongs to. */
    private String identity(Search search) {
        return vocabulary.things() + " where [" + search.filter() + "] by ["
                + search.sort().map(Sort::toString).orElse("") + "], " + search.view();
    }
}
