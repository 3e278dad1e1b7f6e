package org.evermodel.registry.internal;

import java.sql.SQLException;
import java.util.List;
import org.evermodel.ReadOnlyStorageException;
import org.evermodel.StorageException;

/** Creates our tables, or leads them from an older version to this one, forward only, while other hosts wait. */
final class JdbcSchema {
    private final String name;
    private final JdbcConnections connections;
    private final ServerDialect dialect;

    JdbcSchema(String name, JdbcConnections connections, ServerDialect dialect) {
        this.name = name;
        this.connections = connections;
        this.dialect = dialect;
    }

    void prepare() {
        int latest = dialect.scripts().size();
        int version = connections.read(
                session -> {
                    dialect.requireDurable(session, name);
                    return version(session);
                },
                0);
        if (version == latest) {
            return;
        }
        try {
            connections.writeFirst(session -> {
                if (version == 0) {
                    dialect.found(session);
                } else {
                    dialect.lock(session);
                }
                upgrade(session);
                return latest;
            });
        } catch (ReadOnlyStorageException e) {
            boolean hasAllTables = version > 0
                    && dialect.scripts().subList(version, latest).stream().allMatch(List::isEmpty);
            if (!hasAllTables) {
                throw e;
            }
            connections.stayOlder();
        }
    }

    /** Asked for with every change, as a newer host may have upgraded the schema while this one was running. */
    static void requireLatest(String name, ServerDialect dialect, int version) {
        requireKnown(name, dialect, version);
        if (version < dialect.scripts().size()) {
            throw new StorageException("the database " + name + " went back to schema version " + version
                    + " while it was open; open the store again");
        }
    }

    private static void requireKnown(String name, ServerDialect dialect, int version) {
        if (version > dialect.scripts().size()) {
            throw new StorageException("the database " + name + " has schema version " + version
                    + ", written by a newer version of this library; this one knows versions up to "
                    + dialect.scripts().size() + ": use the newer one");
        }
    }

    private void upgrade(Session session) throws SQLException {
        dialect.requireUsable(session);
        // Another host may have been faster.
        int version = version(session);
        List<List<String>> scripts = dialect.scripts();
        if (version == scripts.size()) {
            return;
        }
        for (List<String> script : scripts.subList(version, scripts.size())) {
            for (String step : script) {
                session.execute(step);
            }
        }
        // Whoever waits for this row waits on for the same one.
        String table = dialect.table("schema");
        int touched = session.prepare("UPDATE " + table + " SET version = " + scripts.size() + " WHERE name = 'schema'")
                .executeUpdate();
        if (touched == 0) {
            session.execute("INSERT INTO " + table + " (name, version) VALUES ('schema', " + scripts.size() + ")");
        }
    }

    /** The version of the schema; 0 where there is none. */
    private int version(Session session) throws SQLException {
        String table = dialect.table("schema");
        int tables = new Sql()
                .add(
                        "SELECT count(*) FROM information_schema.tables"
                                + " WHERE table_schema = current_schema AND lower(table_name) = ?",
                        table)
                .list(session, rows -> rows.getInt(1))
                .get(0);
        if (tables == 0) {
            return 0;
        }
        int version = new Sql()
                .add(ServerDialect.VERSION).list(session, rows -> rows.getInt(1)).stream()
                        .findFirst()
                        .orElse(0);
        requireKnown(name, dialect, version);
        return version;
    }
}
