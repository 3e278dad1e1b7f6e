package org.evermodel.data.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
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
    private static final Pattern PRODUCT = Pattern.compile("^(jdbc:[A-Za-z0-9+.-]+:)(.*)$", Pattern.DOTALL);
    private static final Pattern CREDENTIALS = Pattern.compile("^((?://)?)[^@]*@");
    /** What stands in parameters, in lists of properties and where signs are escaped, and not in plain addresses. */
    private static final Pattern DOUBTFUL = Pattern.compile("[@=%&#(){}\\p{Cntrl}]");

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

    /** The address of the database without what may be secret in it: where that is in doubt, only its product. */
    String address() {
        try (Connection connection = database.getConnection()) {
            return withoutSecrets(String.valueOf(connection.getMetaData().getURL()));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    static String withoutSecrets(String url) {
        Matcher product = PRODUCT.matcher(url);
        if (!product.matches()) {
            return "database";
        }
        return product.group(1) + plainAddress(product.group(2)).orElse("");
    }

    /** Without credentials and options; empty where it cannot be told what is an address and what a secret. */
    private static Optional<String> plainAddress(String behindProduct) {
        int options = behindProduct.replace(';', '?').indexOf('?');
        if (options >= 0 && behindProduct.indexOf('@', options) >= 0) {
            // Either the options hold an at sign, or the credentials before it hold what looks like options.
            return Optional.empty();
        }
        String address = options < 0 ? behindProduct : behindProduct.substring(0, options);
        return Optional.of(CREDENTIALS.matcher(address).replaceFirst("$1"))
                .filter(plain -> !DOUBTFUL.matcher(plain).find());
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
