package org.evermodel.registry.internal;

import java.sql.SQLException;

/** Lends connections to a database. Thread-safe. */
interface Connections extends AutoCloseable {
    /** What is done with a connection. */
    interface Work<T> {
        T with(Session session) throws SQLException;
    }

    /** Runs one query, or answers {@code nothing} where no database was created yet. */
    <T> T read(Work<T> work, T nothing);

    /** Runs several queries that all see the same state, or answers {@code nothing} as above. */
    <T> T readTogether(Work<T> work, T nothing);

    /** Changes something while nobody else can, durably when this returns; where the work throws nothing is changed. */
    void write(Work<?> work);

    @Override
    void close();
}
