package org.evermodel.data.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.evermodel.StorageException;
import org.evermodel.data.Batches;
import org.evermodel.data.DataPlace;
import org.evermodel.data.Schema;

/** A query with its parameters. */
record Query(DataSource database, String sql, List<Object> parameters) {
    private static final int ROWS_FETCHED = 2_000;
    private static final int LONGEST_SHOWN = 60;
    private static final Pattern CREDENTIALS = Pattern.compile("^(jdbc:[A-Za-z0-9]+:(//)?).*@");

    /** Where messages say something is. */
    DataPlace place() {
        String line = sql.strip().replaceAll("\\s+", " ");
        return DataPlace.in(
                "query \"" + (line.length() > LONGEST_SHOWN ? line.substring(0, LONGEST_SHOWN) + "…" : line) + "\"");
    }

    /** Runs it. */
    Batches open(Optional<Schema> demanded) {
        Connection connection = connect();
        try {
            boolean autoCommit = connection.getAutoCommit();
            if (autoCommit) {
                connection.setAutoCommit(false);
            }
            return ResultBatches.open(this, demanded, new Opened(connection, run(connection), autoCommit, place()));
        } catch (SQLException e) {
            throw closing(connection, failed(e));
        } catch (RuntimeException e) {
            throw closing(connection, e);
        }
    }

    private Connection connect() {
        try {
            return database.getConnection();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private ResultSet run(Connection connection) throws SQLException {
        PreparedStatement statement =
                connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        statement.closeOnCompletion();
        statement.setFetchSize(ROWS_FETCHED);
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, parameters.get(i));
        }
        return statement.executeQuery();
    }

    private static <T extends RuntimeException> T closing(Connection connection, T failure) {
        try (connection) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    StorageException failed(SQLException cause) {
        return new StorageException(place() + ": the database refused: " + cause.getMessage(), cause);
    }

    /** The address of the database without what may be secret in it. */
    String address() {
        try (Connection connection = database.getConnection()) {
            return withoutSecrets(String.valueOf(connection.getMetaData().getURL()));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    static String withoutSecrets(String url) {
        int options = url.replace(';', '?').indexOf('?');
        // What stands before the last at sign is a user and a password, which may hold signs of options themselves.
        String address = CREDENTIALS.matcher(url).replaceFirst("$1");
        return address.equals(url) && options >= 0 ? url.substring(0, options) : address.replaceFirst("[?;].*$", "");
    }

    /** What is open while rows are fetched. */
    record Opened(Connection connection, ResultSet rows, boolean autoCommit, DataPlace place) implements AutoCloseable {
        @Override
        public void close() {
            try (connection) {
                try (rows) {
                    connection.rollback();
                }
                if (autoCommit) {
                    connection.setAutoCommit(true);
                }
            } catch (SQLException e) {
                throw new StorageException(place + ": could not be closed: " + e.getMessage(), e);
            }
        }
    }
}
