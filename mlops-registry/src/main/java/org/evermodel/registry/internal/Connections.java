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

    /** As {@link #read}, for a query of a moment, which may take its turn among the writers. */
    default <T> T glance(Work<T> work, T nothing) {
        return read(work, nothing);
    }

    /** Runs several queries that all see the same state, or answers {@code nothing} as above. */
    <T> T readTogether(Work<T> work, T nothing);

    /** Changes something while nobody else can, durably when this returns; where the work throws nothing is changed. */
    void write(Work<?> work);

    @Override
    void close();
}
