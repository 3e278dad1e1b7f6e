package org.evermodel.registry.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.evermodel.ConflictException;
import org.evermodel.spi.MetadataStore;

/** One connection with the prepared changes. Used by one thread at a time. */
final class SqliteWriter implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement begin;
    private final PreparedStatement end;
    private final PreparedStatement undo;
    private final PreparedStatement insert;
    private final PreparedStatement update;
    private final PreparedStatement delete;
    private final PreparedStatement revision;

    SqliteWriter(Connection connection) throws SQLException {
        this.connection = connection;
        this.begin = connection.prepareStatement("BEGIN IMMEDIATE");
        this.end = connection.prepareStatement("COMMIT");
        this.undo = connection.prepareStatement("ROLLBACK");
        this.insert = connection.prepareStatement(
                "INSERT INTO records (kind, id, revision, json) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING");
        this.update = connection.prepareStatement(
                "UPDATE records SET revision = ?, json = ? WHERE kind = ? AND id = ? AND revision = ?");
        this.delete = connection.prepareStatement("DELETE FROM records WHERE kind = ? AND id = ? AND revision = ?");
        this.revision = connection.prepareStatement("SELECT revision FROM records WHERE kind = ? AND id = ?");
    }

    void commit(List<MetadataStore.Write> writes) throws SQLException {
        begin.execute();
        try {
            for (MetadataStore.Write write : writes) {
                apply(write);
            }
        } catch (ConflictException e) {
            undo.execute();
            throw e;
        }
        // Where this or anything above fails the caller closes the connection, which undoes the rest.
        end.execute();
    }

    private void apply(MetadataStore.Write write) throws SQLException {
        boolean applied;
        if (write instanceof MetadataStore.Put put) {
            applied = put.expectedRevision() == 0 ? insert(put) : update(put);
        } else if (write instanceof MetadataStore.Delete) {
            applied = delete(write);
        } else {
            applied = revisionOf(write.key()) == write.expectedRevision();
        }
        if (!applied) {
            throw new ConflictException("record " + write.key() + " was expected at revision "
                    + write.expectedRevision() + ", but is at " + revisionOf(write.key()));
        }
    }

    private boolean insert(MetadataStore.Put put) throws SQLException {
        insert.setString(1, put.key().kind());
        insert.setString(2, put.key().id());
        insert.setLong(3, put.revision());
        insert.setString(4, put.json());
        return insert.executeUpdate() == 1;
    }

    private boolean update(MetadataStore.Put put) throws SQLException {
        update.setLong(1, put.revision());
        update.setString(2, put.json());
        update.setString(3, put.key().kind());
        update.setString(4, put.key().id());
        update.setLong(5, put.expectedRevision());
        return update.executeUpdate() == 1;
    }

    private boolean delete(MetadataStore.Write write) throws SQLException {
        delete.setString(1, write.key().kind());
        delete.setString(2, write.key().id());
        delete.setLong(3, write.expectedRevision());
        return delete.executeUpdate() == 1;
    }

    private long revisionOf(MetadataStore.Key key) throws SQLException {
        revision.setString(1, key.kind());
        revision.setString(2, key.id());
        try (ResultSet rows = revision.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
