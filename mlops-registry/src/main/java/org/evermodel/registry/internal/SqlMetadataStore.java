package org.evermodel.registry.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.evermodel.StorageException;
import org.evermodel.spi.Facets;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.RecordQuery;

/** Records in tables of a database: one of records, one of the texts and one of the numbers they are found by. */
final class SqlMetadataStore implements MetadataStore {
    /** So many records are read in a moment. */
    private static final int FEW = 10;

    private final String name;
    private final Connections connections;
    private final Dialect dialect;
    private final String find;
    private final FacetTables facets;
    private final Commit commits;
    private final Search search;

    SqlMetadataStore(String name, Connections connections, Dialect dialect) {
        this.name = name;
        this.connections = connections;
        this.dialect = dialect;
        this.find = "SELECT revision, json FROM " + dialect.table("records") + " WHERE kind = ? AND id = ?";
        this.facets = new FacetTables(dialect);
        this.commits = new Commit(dialect, facets);
        this.search = new Search(dialect);
    }

    @Override
    public Optional<Entry> find(Key key) {
        return connections.glance(session -> find(session, key), Optional.empty());
    }

    private Optional<Entry> find(Session session, Key key) throws SQLException {
        PreparedStatement query = session.prepare(find);
        query.setString(1, key.kind());
        query.setObject(2, dialect.bytewise(key.id()));
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(new Entry(key, row.getLong(1), row.getString(2))) : Optional.empty();
        }
    }

    @Override
    public List<Entry> scan(String kind, String prefix, String after, int limit) {
        MetadataStore.requireLimit(limit);
        boolean fromPrefix = Orders.BYTES.compare(after, prefix) < 0;
        return scan(kind, prefix, fromPrefix ? ">=" : ">", Optional.of(fromPrefix ? prefix : after), "", limit);
    }

    @Override
    public List<Entry> scanBackwards(String kind, String prefix, String before, int limit) {
        MetadataStore.requireLimit(limit);
        Optional<String> end = MetadataStore.endOf(prefix)
                .filter(id -> before.isEmpty() || Orders.BYTES.compare(id, before) < 0)
                .or(() -> Optional.of(before).filter(id -> !id.isEmpty()));
        return scan(kind, prefix, "<", end, " DESC", limit);
    }

    private List<Entry> scan(
            String kind, String prefix, String comparison, Optional<String> start, String direction, int limit) {
        String sql = "SELECT id, revision, json FROM " + dialect.table("records") + " WHERE kind = ?"
                + (start.isPresent() ? " AND id " + comparison + " ?" : "") + " ORDER BY id" + direction + " LIMIT ?";
        Connections.Work<List<Entry>> work = session -> {
            PreparedStatement query = session.prepare(sql);
            query.setString(1, kind);
            if (start.isPresent()) {
                query.setObject(2, dialect.bytewise(start.get()));
            }
            query.setInt(start.isPresent() ? 3 : 2, limit);
            return page(query, kind, prefix, limit);
        };
        return limit <= FEW ? connections.glance(work, List.of()) : connections.read(work, List.of());
    }

    private List<Entry> page(PreparedStatement query, String kind, String prefix, int limit) throws SQLException {
        List<Entry> page = new ArrayList<>(Math.min(limit, 128));
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                String id = id(kind, rows);
                if (!id.startsWith(prefix)) {
                    break;
                }
                page.add(new Entry(new Key(kind, id), rows.getLong(2), rows.getString(3)));
            }
        }
        return page;
    }

    private String id(String kind, ResultSet rows) throws SQLException {
        Optional<String> id = dialect.text(rows, 1).filter(text -> !text.isEmpty());
        return id.orElseThrow(() ->
                new StorageException("a record of kind " + kind + " is damaged: its id is no text, or an empty one"));
    }

    @Override
    public RecordQuery.Page search(RecordQuery query) {
        return connections.readTogether(
                session -> search.page(session, query), new RecordQuery.Page(List.of(), Optional.empty()));
    }

    @Override
    public Optional<Facets> facets(Key key) {
        return connections.readTogether(
                session -> {
                    if (find(session, key).isEmpty()) {
                        return Optional.empty();
                    }
                    return Optional.of(facets.of(session, List.of(key)).getOrDefault(key, Facets.NONE));
                },
                Optional.empty());
    }

    /** Leaps from kind to kind, as there are few of them and many records. */
    @Override
    public List<String> kinds() {
        String sql = "SELECT min(kind) FROM " + dialect.table("records") + " WHERE kind > ?";
        return connections.readTogether(
                session -> {
                    List<String> kinds = new ArrayList<>();
                    for (Optional<String> next = Optional.of(""); next.isPresent(); next.ifPresent(kinds::add)) {
                        next = new Sql()
                                .add(sql, next.get())
                                .list(session, rows -> Optional.ofNullable(rows.getString(1)))
                                .get(0);
                    }
                    return kinds;
                },
                List.of());
    }

    @Override
    public void inspect(Consumer<String> damage) {
        connections
                .readTogether(this::damages, List.<String>of())
                .forEach(error -> damage.accept("the database " + name + " is damaged: " + error));
    }

    /** What is of another type than it should be could lead the look at the indexes astray. */
    private List<String> damages(Session session) throws SQLException {
        List<String> damages = dialect.damages(session);
        boolean isIndexed = damages.isEmpty() && dialect.hasIndexes(session);
        return isIndexed ? new IndexCheck(dialect, session).damages() : damages;
    }

    @Override
    public void commit(List<Write> writes) {
        // A list that fails half-way, or changes, must not leave half a commit.
        List<Write> all = List.copyOf(writes);
        MetadataStore.requireDistinctKeys(all);
        connections.write(session -> {
            commits.write(session, all);
            return all;
        });
    }

    @Override
    public void close() {
        connections.close();
    }

    @Override
    public String toString() {
        return "MetadataStore[" + name + "]";
    }
}
