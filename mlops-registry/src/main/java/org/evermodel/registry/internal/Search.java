package org.evermodel.registry.internal;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
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
    private final Lookup entries;

    Search(Dialect dialect) {
        this.dialect = dialect;
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
        Optional<Condition> telling = new Costs(session, probes, query).telling();
        if (telling.isPresent()) {
            return driven(session, query, probes, telling.get());
        }
        return new Walk(dialect, session, probes, query).after(query.after());
    }

    private List<Position> driven(Session session, RecordQuery query, Probes probes, Condition telling)
            throws SQLException {
        Probes.At row = new Probes.At("w", Probes.table(telling).orElseThrow(), telling.field());
        Comparator<Position> order = Orders.comparator(query.order());
        Stream<Position> found = positions(session, query, probes, row).stream();
        return query.after()
                .map(after -> found.filter(position -> order.compare(position, after) > 0))
                .orElse(found)
                .sorted(order)
                .limit(query.limit() + 1L)
                .toList();
    }

    private List<Position> positions(Session session, RecordQuery query, Probes probes, Probes.At row)
            throws SQLException {
        Orders.Reader reader = new Orders.Reader(dialect, query.order());
        return new Sql()
                .add("SELECT w.id")
                .add(probes.value("w", query.order()))
                .add(probes.from(row))
                .add(probes.all(row, query.conditions()))
                .list(session, reader::position);
    }
}
