package org.evermodel.registry.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import org.evermodel.spi.MetadataStore;

/** Rows that belong to some records, looked up by the keys of these. */
final class Lookup {
    private final Dialect dialect;
    private final String each;
    private final String together;

    /** Looks up these columns, before which come the kind and the id. */
    Lookup(Dialect dialect, String table, String columns) {
        String select = "SELECT t.kind, t.id, " + columns + " FROM ";
        String from = dialect.table(table) + " t";
        this.dialect = dialect;
        this.each = select + from + " WHERE t.kind = ? AND t.id = ?";
        this.together = select + "unnest(CAST(? AS text[]), CAST(? AS text[])) AS k (kind, id) JOIN " + from
                + " ON t.kind = k.kind AND t.id = k.id";
    }

    /** Takes a row. */
    interface Taker {
        void take(MetadataStore.Key key, ResultSet rows) throws SQLException;
    }

    void each(Session session, Collection<MetadataStore.Key> keys, Taker taker) throws SQLException {
        if (dialect.joinsArrays() && keys.size() > 1) {
            together(session, keys, taker);
            return;
        }
        PreparedStatement statement = session.prepare(each);
        for (MetadataStore.Key key : keys) {
            statement.setString(1, key.kind());
            statement.setObject(2, dialect.bytewise(key.id()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    taker.take(key, rows);
                }
            }
        }
    }

    private void together(Session session, Collection<MetadataStore.Key> keys, Taker taker) throws SQLException {
        PreparedStatement statement = session.prepare(together);
        statement.setArray(
                1,
                session.connection()
                        .createArrayOf(
                                "text",
                                keys.stream().map(MetadataStore.Key::kind).toArray()));
        statement.setArray(
                2,
                session.connection()
                        .createArrayOf(
                                "text", keys.stream().map(MetadataStore.Key::id).toArray()));
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                taker.take(new MetadataStore.Key(rows.getString(1), dialect.bytewise(rows, 2)), rows);
            }
        }
    }
}
