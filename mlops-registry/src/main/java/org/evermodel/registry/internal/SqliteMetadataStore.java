package org.evermodel.registry.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.evermodel.ConflictException;
import org.evermodel.StorageException;
import org.evermodel.spi.Facets;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.RecordQuery;
import org.jspecify.annotations.Nullable;

/**
 * Records in one table of a SQLite database.
 *
 * <p>The database is in WAL mode with {@code synchronous=FULL}: a commit is one append to the log, forced before it is
 * acknowledged, and readers never wait for it. SQLite lets one writer in at a time, so this process queues its own
 * writers on a fair lock, over one connection, and only processes compete in SQLite, where a writer waits up to
 * {@link Sqlite#BUSY_TIMEOUT}. A commit starts with {@code BEGIN IMMEDIATE}, so what it compares cannot change before it
 * is written. Readers take an idle connection or open one more; a result is read to its end before the connection goes
 * back, as an open result would keep the log from being emptied.
 *
 * <p>A connection on which anything was thrown is closed: SQLite undoes what was not committed, and the next call starts
 * afresh.
 *
 * <p>No code of this process may open the database's files by other means: closing any descriptor of a file drops the
 * locks that SQLite holds on it for the whole process (POSIX).
 */
final class SqliteMetadataStore implements MetadataStore {
    private final Path file;
    private final ReentrantLock writing = new ReentrantLock(true);
    private final ConcurrentLinkedDeque<SqliteReader> idle = new ConcurrentLinkedDeque<>();
    private @Nullable SqliteWriter writer;
    private volatile boolean closed;

    SqliteMetadataStore(Path file) {
        this.file = file;
        // A database that is not ours, or newer than we are, is refused at once.
        read(reader -> Optional.empty(), Optional.empty());
    }

    @Override
    public Optional<Entry> find(Key key) {
        return read(reader -> reader.find(key), Optional.empty());
    }

    @Override
    public List<Entry> scan(String kind, String prefix, String after, int limit) {
        MetadataStore.requireLimit(limit);
        return read(reader -> reader.scan(kind, prefix, after, limit), List.of());
    }

    @Override
    public List<Entry> scanBackwards(String kind, String prefix, String before, int limit) {
        MetadataStore.requireLimit(limit);
        return read(reader -> reader.scanBackwards(kind, prefix, before, limit), List.of());
    }

    @Override
    public RecordQuery.Page search(RecordQuery query) {
        throw new UnsupportedOperationException("search in SQLite");
    }

    @Override
    public Optional<Facets> facets(Key key) {
        throw new UnsupportedOperationException("facets in SQLite");
    }

    @Override
    public List<String> kinds() {
        throw new UnsupportedOperationException("kinds in SQLite");
    }

    @Override
    public void inspect(Consumer<String> damage) {
        read(reader -> reader.integrityErrors(), List.<String>of())
                .forEach(error -> damage.accept("the database " + file + " is damaged: " + error));
    }

    @Override
    public void commit(List<Write> writes) {
        MetadataStore.requireDistinctKeys(writes);
        writing.lock();
        try {
            requireOpen();
            write(writes);
        } finally {
            writing.unlock();
        }
    }

    private void write(List<Write> writes) {
        try {
            writer().commit(writes);
        } catch (ConflictException e) {
            throw e; // An answer, not a failure: the writer has undone what it had begun.
        } catch (IOException e) {
            throw new StorageException("the folder of " + file + " could not be created: " + e, e);
        } catch (SQLException e) {
            dropWriter(e);
            throw Sqlite.failure("the database " + file + " could not be written", e);
        } catch (RuntimeException | Error e) {
            dropWriter(e);
            throw e;
        }
    }

    private SqliteWriter writer() throws IOException, SQLException {
        SqliteWriter current = writer;
        if (current == null) {
            Folders.create(file.getParent());
            current = Sqlite.open(file, SqliteWriter::new);
            writer = current;
        }
        return current;
    }

    private void dropWriter(Throwable failure) {
        SqliteWriter failed = writer;
        writer = null;
        Sqlite.closeAfter(failure, failed);
    }

    private interface Query<T> {
        T run(SqliteReader reader) throws SQLException;
    }

    /** Runs a query, or answers {@code nothing} where no database was created yet. */
    private <T> T read(Query<T> query, T nothing) {
        requireOpen();
        SqliteReader reader = idle.poll();
        try {
            if (reader == null) {
                if (!Files.exists(file)) {
                    return nothing;
                }
                reader = Sqlite.open(file, SqliteReader::new);
            }
            T result = query.run(reader);
            giveBack(reader);
            return result;
        } catch (SQLException e) {
            Sqlite.closeAfter(e, reader);
            throw Sqlite.failure("the database " + file + " could not be read", e);
        } catch (RuntimeException | Error e) {
            Sqlite.closeAfter(e, reader);
            throw e;
        }
    }

    private void giveBack(SqliteReader reader) throws SQLException {
        idle.push(reader);
        // A close that ran in between may have missed this one.
        if (closed && idle.remove(reader)) {
            reader.close();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new StorageException("the store of " + file + " was closed");
        }
    }

    @Override
    public void close() {
        closed = true;
        writing.lock();
        try {
            List<AutoCloseable> open = new ArrayList<>();
            for (SqliteReader reader = idle.poll(); reader != null; reader = idle.poll()) {
                open.add(reader);
            }
            if (writer != null) {
                open.add(writer);
                writer = null;
            }
            closeAll(open);
        } finally {
            writing.unlock();
        }
    }

    /** Closes every connection, also where one fails: an open one would keep the log beside the database. */
    private void closeAll(List<AutoCloseable> connections) {
        StorageException failure = new StorageException("the database " + file + " could not be closed");
        connections.forEach(connection -> Sqlite.closeAfter(failure, connection));
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }

    @Override
    public String toString() {
        return "MetadataStore[" + file + "]";
    }
}
