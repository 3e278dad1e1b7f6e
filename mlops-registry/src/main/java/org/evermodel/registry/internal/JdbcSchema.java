package org.evermodel.registry.internal;

import java.sql.SQLException;
import java.util.List;
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
        int version = connections.read(this::version, 0);
        if (version == latest) {
            return;
        }
        connections.write(
                session -> {
                    upgrade(session);
                    return latest;
                },
                version == 0);
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
        session.execute("DELETE FROM " + dialect.table("schema"));
        session.execute("INSERT INTO " + dialect.table("schema") + " (name, version) VALUES ('schema', "
                + scripts.size() + ")");
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
                        .add("SELECT version FROM " + table + " WHERE name = 'schema'")
                        .list(session, rows -> rows.getInt(1))
                        .stream()
                        .findFirst()
                        .orElse(0);
        if (version > dialect.scripts().size()) {
            throw new StorageException("the database " + name + " has schema version " + version
                    + ", written by a newer version of this library; this one knows versions up to "
                    + dialect.scripts().size() + ": use the newer one");
        }
        return version;
    }
}
