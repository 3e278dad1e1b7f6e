package org.evermodel.registry.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evermodel.StorageException;
import org.evermodel.spi.MetadataStore;

/** One connection with the prepared queries. Used by one thread at a time. */
final class SqliteReader implements AutoCloseable {
    private static final int INTEGRITY_ERRORS = 100;

    private final Connection connection;
    private final PreparedStatement find;
    private final PreparedStatement forwards;
    private final PreparedStatement backwards;
    private final PreparedStatement backwardsFromEnd;

    SqliteReader(Connection connection) throws SQLException {
        this.connection = connection;
        this.find = connection.prepareStatement("SELECT revision, json FROM records WHERE kind = ? AND id = ?");
        String page = "SELECT id, revision, json FROM records WHERE kind = ? AND id >= ? ";
        this.forwards = connection.prepareStatement(page + "AND id > ? ORDER BY id LIMIT ?");
        this.backwards = connection.prepareStatement(page + "AND id < ? ORDER BY id DESC LIMIT ?");
        this.backwardsFromEnd = connection.prepareStatement(page + "ORDER BY id DESC LIMIT ?");
    }

    Optional<MetadataStore.Entry> find(MetadataStore.Key key) throws SQLException {
        find.setString(1, key.kind());
        find.setString(2, key.id());
        try (ResultSet rows = find.executeQuery()) {
            return rows.next()
                    ? Optional.of(new MetadataStore.Entry(key, rows.getLong(1), rows.getString(2)))
                    : Optional.empty();
        }
    }

    List<MetadataStore.Entry> scan(String kind, String prefix, String after, int limit) throws SQLException {
        forwards.setString(1, kind);
        forwards.setString(2, prefix);
        forwards.setString(3, after);
        forwards.setInt(4, limit);
        return page(forwards, kind, prefix, limit);
    }

    List<MetadataStore.Entry> scanBackwards(String kind, String prefix, String before, int limit) throws SQLException {
        Optional<String> end = MetadataStore.endOf(prefix)
                .filter(id -> before.isEmpty() || Sqlite.ORDER.compare(id, before) < 0)
                .or(() -> Optional.of(before).filter(id -> !id.isEmpty()));
        PreparedStatement query = end.isPresent() ? backwards : backwardsFromEnd;
        query.setString(1, kind);
        query.setString(2, prefix);
        if (end.isPresent()) {
            query.setString(3, end.get());
        }
        query.setInt(end.isPresent() ? 4 : 3, limit);
        return page(query, kind, prefix, limit);
    }

    private static List<MetadataStore.Entry> page(PreparedStatement query, String kind, String prefix, int limit)
            throws SQLException {
        List<MetadataStore.Entry> page = new ArrayList<>(Math.min(limit, 128));
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                String id = id(kind, rows);
                if (!id.startsWith(prefix)) {
                    break;
                }
                page.add(new MetadataStore.Entry(new MetadataStore.Key(kind, id), rows.getLong(2), rows.getString(3)));
            }
        }
        return page;
    }

    /** SQLite keeps bytes in a column for texts, too, and sorts them behind all texts: a page would never go past them. */
    private static String id(String kind, ResultSet rows) throws SQLException {
        if (rows.getObject(1) instanceof String id && !id.isEmpty()) {
            return id;
        }
        throw new StorageException("a record of kind " + kind + " is damaged: its id is no text, or an empty one");
    }

    List<String> integrityErrors() throws SQLException {
        List<String> errors = new ArrayList<>();
        try (PreparedStatement check = connection.prepareStatement("PRAGMA integrity_check(" + INTEGRITY_ERRORS + ")");
                ResultSet rows = check.executeQuery()) {
            while (rows.next()) {
                errors.add(rows.getString(1));
            }
        }
        errors.remove("ok");
        errors.addAll(misfits());
        return errors;
    }

    /** Records that no query of this class would find, or that would be taken for something else. */
    private List<String> misfits() throws SQLException {
        List<String> misfits = new ArrayList<>();
        try (PreparedStatement check = connection.prepareStatement("SELECT quote(kind), quote(id) FROM records WHERE"
                        + " typeof(kind) <> 'text' OR typeof(id) <> 'text' OR id = '' OR typeof(json) <> 'text'"
                        + " OR typeof(revision) <> 'integer' LIMIT " + INTEGRITY_ERRORS);
                ResultSet rows = check.executeQuery()) {
            while (rows.next()) {
                misfits.add("the record of kind " + rows.getString(1) + " and id " + rows.getString(2)
                        + " has a part of another type than this library writes");
            }
        }
        return misfits;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
