package org.evermodel.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteDataSource;

/** Texts by key in SQLite, as durable as our own store: a write-ahead log, forced with each commit. */
final class BareSqlite implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement insert;
    private final PreparedStatement find;
    private final PreparedStatement replace;

    private BareSqlite(Connection connection) throws SQLException {
        this.connection = connection;
        this.insert = connection.prepareStatement("INSERT INTO records (kind, id, revision, json) VALUES (?, ?, 1, ?)");
        this.replace = connection.prepareStatement(
                "UPDATE records SET revision = revision + 1, json = ? WHERE kind = ? AND id = ?");
        this.find = connection.prepareStatement("SELECT revision, json FROM records WHERE kind = ? AND id = ?");
    }

    static BareSqlite open(Path file) throws SQLException {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file);
        source.setJournalMode("WAL");
        source.setSynchronous("FULL");
        Connection connection = source.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE records (kind TEXT NOT NULL, id TEXT NOT NULL, revision INTEGER NOT NULL,"
                    + " json TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID");
        }
        return new BareSqlite(connection);
    }

    /** Inserts a row and commits it. */
    void insert(String kind, String id, String json) throws SQLException {
        insert.setString(1, kind);
        insert.setString(2, id);
        insert.setString(3, json);
        insert.executeUpdate();
    }

    /** What is written together: either all of it or nothing. */
    interface Writes {
        void run() throws SQLException;
    }

    /** Commits what the writes do. */
    void together(Writes writes) throws SQLException {
        connection.setAutoCommit(false);
        writes.run();
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** Changes the row that is there. */
    void replace(String kind, String id, String json) throws SQLException {
        replace.setString(1, json);
        replace.setString(2, kind);
        replace.setString(3, id);
        replace.executeUpdate();
    }

    /** Reads the row that is there. */
    String find(String kind, String id) throws SQLException {
        find.setString(1, kind);
        find.setString(2, id);
        try (ResultSet rows = find.executeQuery()) {
            rows.next();
            return rows.getLong(1) + rows.getString(2);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
