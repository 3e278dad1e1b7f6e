package org.evermodel.registry.jdbc;

import javax.sql.DataSource;
import org.evermodel.registry.internal.JdbcHome;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.Storage;

/**
 * A store whose records are in a database of the host's: PostgreSQL, where any number of hosts may share it, or H2.
 *
 * <pre>{@code
 * try (Registry registry = Registry.open(JdbcStorage.of(dataSource, artifacts))) { … }
 * }</pre>
 *
 * <p>The tables, whose names begin with {@code evermodel_}, are created in the connection's current schema, and upgraded
 * where an older version of this library made them. Hosts that start at once wait for each other. What was acknowledged
 * survives a crash as far as the database is set up so: H2 needs {@code WRITE_DELAY=0}; PostgreSQL must have
 * {@code fsync} on, which it has unless told otherwise.
 */
public final class JdbcStorage {
    private JdbcStorage() {}

    /**
     * The store in the database that {@code source} leads to, and with these artifacts, which it closes at its end; the
     * source remains the host's. A connection is held for no longer than a call; its auto-commit mode and isolation are
     * given back as they were, so the source may be a pool, of a single connection even. Throws
     * {@link org.evermodel.StorageException} where the database cannot be reached, is of another make, or was written
     * by a newer version of this library.
     */
    public static Storage of(DataSource source, ArtifactStore artifacts) {
        return JdbcHome.open(source, artifacts);
    }
}
