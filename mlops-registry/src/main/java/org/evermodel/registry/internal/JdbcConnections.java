package org.evermodel.registry.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.evermodel.ReadOnlyStorageException;
import org.evermodel.StorageException;

/**
 * Connections of the host's, each for one call and given back as it came. Writers queue for one lock of the database, so
 * that what a commit compares cannot change before it is written, and no two of them can lock each other out; those of
 * this process queue before they take a connection, so that they never use up a pool by waiting.
 */
final class JdbcConnections implements Connections {
    private static final int ATTEMPTS = 20;
    private static final long PAUSE_NANOS = 2_000_000;
    private static final Set<String> LOST = Set.of("57P01", "57P02", "57P03", "90007", "90067", "90098", "90121");

    /** Transactions, databases and roles that can only read. */
    private static final Set<String> READ_ONLY = Set.of("25006", "42501", "90097", "90096");

    private final DataSource source;
    private final String name;
    private final ServerDialect dialect;
    private final ReentrantLock writing = new ReentrantLock(true);
    private volatile boolean closed;
    private volatile boolean older;

    JdbcConnections(DataSource source, String name, ServerDialect dialect) {
        this.source = source;
        this.name = name;
        this.dialect = dialect;
    }

    @Override
    public <T> T read(Work<T> work, T nothing) {
        return attempt("read", () -> {
            try (Connection connection = source.getConnection()) {
                T result = with(connection, work);
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                }
                return result;
            }
        });
    }

    @Override
    public <T> T readTogether(Work<T> work, T nothing) {
        return attempt(
                "read",
                () -> transact(session -> {
                    dialect.freeze(session);
                    return work.with(session);
                }));
    }

    @Override
    public void write(Work<?> work) {
        if (older) {
            throw new ReadOnlyStorageException("the database " + name
                    + " is of an older version and could not be upgraded, as it could only be read; where it can be"
                    + " written now, open the store again");
        }
        writeFirst(session -> {
            JdbcSchema.requireLatest(name, dialect, dialect.lock(session));
            return work.with(session);
        });
    }

    /** Its schema is older than this code, and nobody here can write it. */
    void stayOlder() {
        older = true;
    }

    /** As {@link #write(Work)}, with work that takes the lock itself. */
    void writeFirst(Work<?> work) {
        writing.lock();
        try {
            attempt("written", () -> transact(work));
        } finally {
            writing.unlock();
        }
    }

    private interface Attempt<T> {
        T run() throws SQLException;
    }

    private <T> T attempt(String done, Attempt<T> attempt) {
        requireOpen();
        for (int number = 1; ; number++) {
            try {
                return attempt.run();
            } catch (SQLException e) {
                if (!dialect.isPassing(e) || number == ATTEMPTS) {
                    throw failure(done, e);
                }
                Pause.ofNanos(number * PAUSE_NANOS);
            }
        }
    }

    private <T> T transact(Work<T> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            boolean commits = connection.getAutoCommit();
            OptionalInt isolation = dialect.lastingIsolation(connection);
            connection.setAutoCommit(false);
            try {
                T result = with(connection, work);
                connection.commit();
                giveBack(connection, commits, isolation);
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                Sqlite.closeAfter(e, () -> {
                    connection.rollback();
                    giveBack(connection, commits, isolation);
                });
                throw e;
            }
        }
    }

    private static void giveBack(Connection connection, boolean commits, OptionalInt isolation) throws SQLException {
        if (isolation.isPresent()) {
            connection.setTransactionIsolation(isolation.getAsInt());
        }
        if (commits) {
            connection.setAutoCommit(true);
        }
    }

    private static <T> T with(Connection connection, Work<T> work) throws SQLException {
        Session session = new Session(connection);
        try {
            T result = work.with(session);
            session.forget();
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            Sqlite.closeAfter(e, session::forget);
            throw e;
        }
    }

    private StorageException failure(String done, SQLException cause) {
        String message = "the database " + name + " could not be " + done + ": " + reason(done, cause);
        return READ_ONLY.contains(String.valueOf(cause.getSQLState()))
                ? new ReadOnlyStorageException(message, cause)
                : new StorageException(message, cause);
    }

    private static String reason(String done, SQLException cause) {
        String state = String.valueOf(cause.getSQLState());
        boolean isLost = state.startsWith("08") || LOST.contains(state);
        if (isLost && done.equals("written")) {
            return "the connection was lost, so the change was made or it was not; see that the database runs, then look"
                    + " (" + cause.getMessage() + ")";
        }
        if (isLost) {
            return "the connection was lost; see that the database runs and can be reached (" + cause.getMessage()
                    + ")";
        }
        return switch (state) {
            case "53100" -> "the disk is full; free some space, then try again";
            case "25006", "90097" -> "it is read-only; name one that can be written";
            case "55P03", "HYT00" -> "others kept it locked; try again";
            default -> String.valueOf(cause.getMessage());
        };
    }

    private void requireOpen() {
        if (closed) {
            throw new StorageException("the store of " + name + " was closed");
        }
    }

    /** The connections are the host's. */
    @Override
    public void close() {
        closed = true;
    }
}
