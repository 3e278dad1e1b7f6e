package org.evermodel.registry.internal;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import org.evermodel.spi.Condition;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.RecordQuery;
import org.evermodel.spi.RecordQuery.Position;

/**
 * Answers searches from the indexes. Databases without statistics plan badly, and an embedded one has none, so the way
 * is chosen here, by {@link Costs}: either the records that meet one condition are looked at, and sorted on the heap; or
 * the order's index is walked from where the page starts. Each record on the way is probed by its key.
 */
final class Search {
    private final Dialect dialect;
    private final int many;
    private final Lookup entries;

    Search(Dialect dialect) {
        this(dialect, Costs.MANY);
    }

    /** With another number up to which records are counted at first. */
    Search(Dialect dialect, int many) {
        this.dialect = dialect;
        this.many = many;
        this.entries = new Lookup(dialect, "records", "t.revision, t.json");
    }

    RecordQuery.Page page(Session session, RecordQuery query) throws SQLException {
        List<Position> hits = hits(session, query);
        boolean more = hits.size() > query.limit();
        List<Position> shown = more ? hits.subList(0, query.limit()) : hits;
        List<MetadataStore.Key> keys = shown.stream()
                .map(at -> new MetadataStore.Key(query.kind(), at.id()))
                .toList();
        Map<MetadataStore.Key, MetadataStore.Entry> found = new HashMap<>();
        entries.each(
                session,
                keys,
                (key, rows) -> found.put(key, new MetadataStore.Entry(key, rows.getLong(3), rows.getString(4))));
        return new RecordQuery.Page(
                keys.stream().map(found::get).filter(Objects::nonNull).toList(),
                more ? Optional.of(shown.get(shown.size() - 1)) : Optional.empty());
    }

    /** One more than are wanted, so that it is known whether there is another page. */
    private List<Position> hits(Session session, RecordQuery query) throws SQLException {
        Probes probes = new Probes(dialect, query.kind());
        Costs costs = new Costs(session, probes, query, many);
        int wanted = query.limit() + 1;
        if (!costs.areChoosable()) {
            return new Walk(dialect, session, probes, query, true)
                    .after(query.after(), wanted).stream()
                            .map(Walk.Step::position)
                            .toList();
        }
        BoundedWalk walk = new BoundedWalk(new Walk(dialect, session, probes, query, false), query.after(), wanted);
        Optional<Condition> telling = costs.telling();
        while (telling.isEmpty()) {
            Optional<List<Position>> hits = walk.within(costs.walk());
            if (hits.isPresent()) {
                return hits.get();
            }
            telling = costs.tellingAfterAll();
        }
        return driven(session, query, probes, telling.get());
    }

    /** Of all records that meet the conditions, those that are the first in the order. */
    private List<Position> driven(Session session, RecordQuery query, Probes probes, Condition telling)
            throws SQLException {
        Comparator<Position> order = Orders.comparator(query.order());
        Orders.Reader reader = new Orders.Reader(dialect, query.order());
        int wanted = query.limit() + 1;
        PriorityQueue<Position> first = new PriorityQueue<>(order.reversed());
        List<Condition> others = query.conditions().stream()
                .filter(condition -> !condition.equals(telling))
                .toList();
        for (Probes.Source source : probes.sources(telling)) {
            new Sql()
                    .add("SELECT w.id")
                    .add(probes.value("w", query.order()))
                    .add(source.from())
                    .add(probes.all(source.row(), others))
                    .each(session, reader::position, position -> {
                        if (query.after().isEmpty()
                                || order.compare(position, query.after().get()) > 0) {
                            first.add(position);
                        }
                        if (first.size() > wanted) {
                            first.remove();
                        }
                    });
        }
        return first.stream().sorted(order).toList();
    }
}
