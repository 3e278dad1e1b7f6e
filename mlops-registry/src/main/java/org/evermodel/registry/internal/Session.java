package org.evermodel.registry.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** A connection with the statements that were prepared on it, the latest of them. Used by one thread at a time. */
final class Session implements AutoCloseable {
    private static final int KEPT = 100;

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>(16, 0.75f, true);
    private final KnownFacets known = new KnownFacets();

    Session(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    /** What is known of the records that were written over it. */
    KnownFacets known() {
        return known;
    }

    PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known != null) {
            return known;
        }
        if (prepared.size() >= KEPT) {
            Iterator<PreparedStatement> eldest = prepared.values().iterator();
            eldest.next().close();
            eldest.remove();
        }
        PreparedStatement fresh = connection.prepareStatement(sql);
        prepared.put(sql, fresh);
        return fresh;
    }

    void execute(String sql) throws SQLException {
        prepare(sql).execute();
    }

    /** As {@link #execute}, but nothing is kept, nor left standing on a row of the answer. */
    void executeOnce(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Closes the statements; the connection stays. */
    void forget() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        prepared.clear();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
