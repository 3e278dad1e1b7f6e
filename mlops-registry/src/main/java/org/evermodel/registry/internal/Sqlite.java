package org.evermodel.registry.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.evermodel.ReadOnlyStorageException;
import org.evermodel.StorageException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;

/** Opens connections to our database, creating or upgrading its schema where need be, and puts failures into words. */
final class Sqlite {
    /** How long a writer waits for the writers of other processes. */
    static final Duration BUSY_TIMEOUT = Duration.ofSeconds(30);

    /** "Ever" in the file's header says whose database it is. */
    private static final int APPLICATION = 0x45766572;

    /**
     * The script at position n leads from schema version n to n + 1; a script that was released never changes. One without
     * steps stands for a change of what records are found by.
     */
    private static final List<List<String>> UPGRADES = List.of(
            List.of("CREATE TABLE records (kind TEXT NOT NULL, id TEXT NOT NULL,"
                    + " revision INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (kind, id))"),
            List.of(
                    "CREATE TABLE texts (kind TEXT NOT NULL, id TEXT NOT NULL, field TEXT NOT NULL, head TEXT NOT NULL,"
                            + " whole TEXT, folded TEXT, PRIMARY KEY (kind, id, field)) WITHOUT ROWID",
                    "CREATE INDEX texts_by_head ON texts (kind, field, head, id)",
                    "CREATE TABLE numbers (kind TEXT NOT NULL, id TEXT NOT NULL, field TEXT NOT NULL,"
                            + " number REAL NOT NULL, PRIMARY KEY (kind, id, field)) WITHOUT ROWID",
                    "CREATE INDEX numbers_by_number ON numbers (kind, field, number, id)"),
            List.of(),
            List.of());

    private static final Pattern NO_INDEX = Pattern.compile("no such table: (texts|numbers)");
    private static final String LACKS_INDEXES =
            "it lacks the tables by which records are found; where it is of an older"
                    + " version and can only be read, open it once where it can be written, else bring it back from a backup";

    private static final Duration RETRY = Duration.ofMillis(20);

    private Sqlite() {}

    /** What is made of a connection, and closes it from then on. */
    interface Owner<T> {
        T of(Connection connection) throws SQLException;
    }

    /**
     * The owner of a connection to the database at {@code file}, which is created where it is absent, empty or
     * half-created, and upgraded where it is older.
     */
    static <T> T open(Path file, Owner<T> owner) throws SQLException {
        return open(plain(file), connection -> {
            prepare(file, connection);
            return owner.of(connection);
        });
    }

    /**
     * As above, on a file system that can only be read: SQLite could not keep its usual files beside the database there,
     * but nobody writes, so it is opened without them. An older schema stays as it is.
     */
    static <T> T openUnwritable(Path file, Owner<T> owner) throws SQLException {
        return open("file:" + file.toUri().getRawPath() + "?mode=ro&immutable=1", connection -> {
            try (Statement statement = connection.createStatement()) {
                requireOurs(file, statement);
            }
            return owner.of(connection);
        });
    }

    private static <T> T open(String address, Owner<T> owner) throws SQLException {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + address);
        source.setBusyTimeout((int) BUSY_TIMEOUT.toMillis());
        source.setSynchronous("FULL");
        Connection connection = source.getConnection();
        try {
            return owner.of(connection);
        } catch (SQLException | RuntimeException | Error e) {
            closeAfter(e, connection);
            throw e;
        }
    }

    /** Closes what cannot be used on after a failure, which nothing else may hide. */
    static void closeAfter(Throwable failure, @Nullable AutoCloseable unusable) {
        try {
            if (unusable != null) {
                unusable.close();
            }
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
    }

    private static String plain(Path file) {
        if (file.toString().contains("?")) {
            throw new StorageException(
                    "a folder with \"?\" in its name cannot hold a database, but was named for " + file);
        }
        return file.toString();
    }

    /** Whether nobody can write the file, and all that was written is in it. */
    static boolean isUnwritable(Path file) {
        try {
            // What was not yet moved from the log to the database would be missed.
            Path log = file.resolveSibling(file.getFileName() + "-wal");
            return Files.exists(file)
                    && Files.notExists(log)
                    && Files.getFileStore(file).isReadOnly();
        } catch (IOException e) {
            throw new StorageException("the file system of " + file + " cannot be asked about: " + e, e);
        }
    }

    private static void prepare(Path file, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // In one transaction, as another process may be creating the database between two questions about it.
            statement.execute("BEGIN");
            int version = requireOurs(file, statement);
            statement.execute("COMMIT");
            if (version == UPGRADES.size()) {
                return;
            }
            switchToWriteAheadLog(statement);
            try {
                upgrade(file, statement);
            } catch (SQLException e) {
                boolean hasAllTables = version > 0
                        && UPGRADES.subList(version, UPGRADES.size()).stream().allMatch(List::isEmpty);
                if (!hasAllTables || primaryCode(e) != SQLiteErrorCode.SQLITE_READONLY) {
                    throw e;
                }
            }
        }
    }

    /** The version of the schema; refuses a database of somebody else, and one that is newer than this code. */
    private static int requireOurs(Path file, Statement statement) throws SQLException {
        int version = number(statement, "PRAGMA user_version");
        int application = number(statement, "PRAGMA application_id");
        boolean bare = version == 0 && application == 0 && number(statement, "SELECT count(*) FROM sqlite_schema") == 0;
        if (application != APPLICATION && !bare) {
            throw new StorageException(file + " is a database of another program; name another folder");
        }
        requireKnown(file, version);
        return version;
    }

    private static void requireKnown(Path file, int version) {
        if (version > UPGRADES.size()) {
            throw new StorageException(file + " has schema version " + version
                    + ", written by a newer version of this library; this one knows versions up to " + UPGRADES.size()
                    + ": use the newer one");
        }
    }

    /** Whether a database that cannot be upgraded lacks what records are found by. */
    static boolean lacksIndexes(Session session) throws SQLException {
        return new Sql()
                .add("SELECT 1 FROM sqlite_schema WHERE name IN ('texts', 'numbers')")
                .list(session, rows -> rows.getInt(1))
                .isEmpty();
    }

    /** Asked for when others have written, as a newer process may have upgraded the schema while this one was running. */
    static void requireLatest(Path file, Session session) throws SQLException {
        int version = new Sql()
                .add("PRAGMA user_version")
                .list(session, rows -> rows.getInt(1))
                .get(0);
        requireKnown(file, version);
        if (version < UPGRADES.size()) {
            throw new StorageException(
                    file + " went back to schema version " + version + " while it was open; open the store again");
        }
    }

    /** Needs the database for itself for a moment, and SQLite does not wait for that by itself. */
    private static void switchToWriteAheadLog(Statement statement) throws SQLException {
        long retries = BUSY_TIMEOUT.dividedBy(RETRY);
        for (long retry = 0; ; retry++) {
            try {
                statement.execute("PRAGMA journal_mode = WAL");
                return;
            } catch (SQLException e) {
                if (!isBusy(e) || retry == retries) {
                    throw e;
                }
                Pause.ofNanos(RETRY.toNanos());
            }
        }
    }

    private static void upgrade(Path file, Statement statement) throws SQLException {
        statement.execute("BEGIN IMMEDIATE");
        // Another process may have been faster.
        int version = requireOurs(file, statement);
        for (List<String> script : UPGRADES.subList(version, UPGRADES.size())) {
            for (String step : script) {
                statement.execute(step);
            }
        }
        statement.execute("PRAGMA application_id = " + APPLICATION);
        statement.execute("PRAGMA user_version = " + UPGRADES.size());
        statement.execute("COMMIT");
    }

    private static int number(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.getInt(1);
        }
    }

    /** The failure in the words of this library, with what to do about it. */
    static StorageException failure(String what, SQLException cause) {
        String message = what + ": " + reason(cause);
        return primaryCode(cause) == SQLiteErrorCode.SQLITE_READONLY
                ? new ReadOnlyStorageException(message, cause)
                : new StorageException(message, cause);
    }

    private static String reason(SQLException cause) {
        return switch (primaryCode(cause)) {
            case SQLITE_FULL -> "the disk is full; free some space, then try again";
            case SQLITE_READONLY -> "it is read-only; make the folder and its files writable";
            case SQLITE_CANTOPEN ->
                "it cannot be opened or created; see that the folder and its files can be read and written";
            case SQLITE_BUSY, SQLITE_LOCKED ->
                "other processes kept it locked for " + BUSY_TIMEOUT.toSeconds() + " seconds; try again";
            case SQLITE_NOTADB -> "the file is no database; if it should be, bring it back from a backup";
            case SQLITE_CORRUPT -> "it is damaged; bring it back from a backup";
            case SQLITE_ERROR ->
                NO_INDEX.matcher(String.valueOf(cause.getMessage())).find() ? LACKS_INDEXES : told(cause);
            default -> told(cause);
        };
    }

    private static String told(SQLException cause) {
        return cause.getMessage() + (cause.getCause() == null ? "" : ": " + cause.getCause());
    }

    private static boolean isBusy(SQLException failure) {
        return primaryCode(failure) == SQLiteErrorCode.SQLITE_BUSY;
    }

    /** Without the upper bits, in which SQLite tells variants of a code. */
    private static SQLiteErrorCode primaryCode(SQLException failure) {
        return SQLiteErrorCode.getErrorCode(failure.getErrorCode() & 0xff);
    }
}
