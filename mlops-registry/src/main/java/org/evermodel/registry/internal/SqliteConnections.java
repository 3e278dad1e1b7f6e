package org.evermodel.registry.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.evermodel.ConflictException;
import org.evermodel.ReadOnlyStorageException;
import org.evermodel.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * Our own connections to a SQLite database.
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
final class SqliteConnections implements Connections {
    /** What the writer keeps of the database, of which it reads nothing anew unless other processes wrote. */
    private static final int WRITER_CACHE_KIB = 16 * 1024;

    /**
     * When the log is moved to the database, which forces both: after some 16 MiB, that is several hundred commits, rather
     * than after some fifty.
     */
    private static final int LOG_PAGES = 4_000;

    /** A version of the data that SQLite gives to none. */
    private static final long UNSEEN = Long.MIN_VALUE;

    private final Path file;
    private final Predicate<Path> unwritable;
    private final ReentrantLock writing = new ReentrantLock(true);
    private final ConcurrentLinkedDeque<Reader> idle = new ConcurrentLinkedDeque<>();
    private @Nullable Session writer;
    private long seen = UNSEEN;
    private volatile boolean closed;

    SqliteConnections(Path file) {
        this(file, Sqlite::isUnwritable);
    }

    /** Where {@code unwritable} tells of a file that nobody can write it is read as it is, also in an older version. */
    SqliteConnections(Path file, Predicate<Path> unwritable) {
        this.file = file;
        this.unwritable = unwritable;
        // A database that is not ours, or newer than we are, or that lost a table, is refused at once.
        String tables = unwritable.test(file) ? "records" : "records, texts, numbers";
        read(session -> new Sql().add("SELECT 1 FROM " + tables + " LIMIT 0").list(session, rows -> 0), List.of());
    }

    /**
     * A connection that reads.
     *
     * @param isFrozen whether it was opened where nobody could write: it looks for no changes
     */
    private record Reader(Session session, boolean isFrozen) implements AutoCloseable {
        @Override
        public void close() throws SQLException {
            session.close();
        }
    }

    private Reader open() throws SQLException {
        return unwritable.test(file)
                ? new Reader(Sqlite.openUnwritable(file, Session::new), true)
                : new Reader(Sqlite.open(file, Session::new), false);
    }

    /** What may have become writable since is opened anew. */
    private @Nullable Reader poll() throws SQLException {
        Reader reader = idle.poll();
        while (reader != null && reader.isFrozen && !unwritable.test(file)) {
            reader.close();
            reader = idle.poll();
        }
        return reader;
    }

    @Override
    public void write(Work<?> work) {
        writing.lock();
        try {
            requireOpen();
            tryWriting(work);
        } finally {
            writing.unlock();
        }
    }

    private void tryWriting(Work<?> work) {
        try {
            write(writer(), work);
        } catch (ConflictException e) {
            throw e; // An answer, not a failure: what had begun was undone.
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

    private void write(Session session, Work<?> work) throws SQLException {
        session.execute("BEGIN IMMEDIATE");
        try {
            notice(session);
            work.with(session);
        } catch (ConflictException e) {
            session.known().clear();
            session.execute("ROLLBACK");
            throw e;
        }
        // Where this or anything above fails the caller closes the connection, which undoes the rest.
        session.execute("COMMIT");
    }

    /** SQLite tells a connection whether others have written, a newer process its schema perhaps. */
    private void notice(Session session) throws SQLException {
        long version = new Sql()
                .add("PRAGMA data_version")
                .list(session, rows -> rows.getLong(1))
                .get(0);
        if (seen != version) {
            session.known().clear();
            Sqlite.requireLatest(file, session);
            session.known().allow();
            seen = version;
        }
    }

    private Session writer() throws IOException, SQLException {
        Session current = writer;
        if (current == null) {
            if (unwritable.test(file)) {
                throw new ReadOnlyStorageException("the database " + file
                        + " could not be written: it is read-only; make the folder and its files writable");
            }
            Folders.create(file.getParent());
            current = open().session();
            try {
                current.executeOnce("PRAGMA cache_size = -" + WRITER_CACHE_KIB);
                current.executeOnce("PRAGMA wal_autocheckpoint = " + LOG_PAGES);
            } catch (SQLException | RuntimeException | Error e) {
                Sqlite.closeAfter(e, current);
                throw e;
            }
            writer = current;
            seen = UNSEEN;
        }
        return current;
    }

    private void dropWriter(Throwable failure) {
        Session failed = writer;
        writer = null;
        Sqlite.closeAfter(failure, failed);
    }

    /**
     * Over the writer's connection where it is idle: what it has read and written it still knows, unless other processes
     * wrote meanwhile, whereas a reader must forget all it knows after each commit. Nobody overtakes a writer that waits.
     */
    @Override
    public <T> T glance(Work<T> work, T nothing) {
        if (writing.hasQueuedThreads() || !writing.tryLock()) {
            return read(work, nothing);
        }
        try {
            Session current = writer;
            if (current != null) {
                return work.with(current);
            }
        } catch (SQLException e) {
            dropWriter(e);
            throw Sqlite.failure("the database " + file + " could not be read", e);
        } catch (RuntimeException | Error e) {
            dropWriter(e);
            throw e;
        } finally {
            writing.unlock();
        }
        return read(work, nothing);
    }

    @Override
    public <T> T readTogether(Work<T> work, T nothing) {
        return read(
                session -> {
                    session.execute("BEGIN");
                    T result = work.with(session);
                    session.execute("COMMIT");
                    return result;
                },
                nothing);
    }

    @Override
    public <T> T read(Work<T> work, T nothing) {
        requireOpen();
        Reader reader = null;
        try {
            reader = poll();
            if (reader == null) {
                if (!Files.exists(file)) {
                    return nothing;
                }
                reader = open();
            }
            T result = work.with(reader.session());
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

    private void giveBack(Reader reader) throws SQLException {
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
            for (Reader reader = idle.poll(); reader != null; reader = idle.poll()) {
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
}
