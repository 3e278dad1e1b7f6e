package org.evermodel.registry.internal;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evermodel.spi.MetadataStore;

/** Rows that belong to some records, looked up by the keys of these. */
final class Lookup {
    private final Dialect dialect;
    private final int tables;
    private final String each;
    private final String together;

    /** Looks up these columns, before which come the kind and the id. */
    Lookup(Dialect dialect, String table, String columns) {
        this(dialect, List.of(new Part(table, columns)));
    }

    /** Looks up as many columns in each of several tables, all in one statement. */
    Lookup(Dialect dialect, List<Part> parts) {
        this.dialect = dialect;
        this.tables = parts.size();
        this.each =
                union(parts, part -> select(part) + dialect.table(part.table()) + " t WHERE t.kind = ? AND t.id = ?");
        this.together = union(
                parts,
                part -> select(part) + "unnest(CAST(? AS text[]), CAST(? AS text[])) AS k (kind, id) JOIN "
                        + dialect.table(part.table()) + " t ON t.kind = k.kind AND t.id = k.id");
    }

    /**
     * What is looked up in one table.
     *
     * @param table the table
     * @param columns the columns, of the table {@code t}
     */
    record Part(String table, String columns) {}

    private static String select(Part part) {
        return "SELECT t.kind, t.id, " + part.columns() + " FROM ";
    }

    private static String union(List<Part> parts, Function<Part, String> select) {
        return parts.stream().map(select).collect(Collectors.joining(" UNION ALL "));
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
            for (int table = 0; table < tables; table++) {
                statement.setString(2 * table + 1, key.kind());
                statement.setObject(2 * table + 2, dialect.bytewise(key.id()));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    taker.take(key, rows);
                }
            }
        }
    }

    private void together(Session session, Collection<MetadataStore.Key> keys, Taker taker) throws SQLException {
        PreparedStatement statement = session.prepare(together);
        Array kinds = texts(session, keys.stream().map(MetadataStore.Key::kind));
        Array ids = texts(session, keys.stream().map(MetadataStore.Key::id));
        for (int table = 0; table < tables; table++) {
            statement.setArray(2 * table + 1, kinds);
            statement.setArray(2 * table + 2, ids);
        }
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                taker.take(new MetadataStore.Key(rows.getString(1), dialect.bytewise(rows, 2)), rows);
            }
        }
    }

    private static Array texts(Session session, Stream<String> values) throws SQLException {
        return session.connection().createArrayOf("text", values.toArray());
    }
}
