package org.evermodel.registry.internal;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.evermodel.StorageException;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.Storage;

/** Records in a database of the host's, artifacts wherever the host says. */
public final class JdbcHome implements Storage {
    private final MetadataStore metadata;
    private final ArtifactStore artifacts;
    private final String name;

    private JdbcHome(MetadataStore metadata, ArtifactStore artifacts, String name) {
        this.metadata = metadata;
        this.artifacts = artifacts;
        this.name = name;
    }

    public static Storage open(DataSource source, ArtifactStore artifacts) {
        String name;
        ServerDialect dialect;
        try (Connection connection = source.getConnection()) {
            DatabaseMetaData told = connection.getMetaData();
            name = told.getDatabaseProductName() + " at " + withoutSettings(told.getURL());
            dialect = dialect(told);
        } catch (SQLException e) {
            throw new StorageException("the database cannot be reached: " + e.getMessage(), e);
        }
        JdbcConnections connections = new JdbcConnections(source, name, dialect);
        new JdbcSchema(name, connections, dialect).prepare();
        return new JdbcHome(new SqlMetadataStore(name, connections, dialect), artifacts, name);
    }

    private static ServerDialect dialect(DatabaseMetaData told) throws SQLException {
        String product = told.getDatabaseProductName();
        return switch (product) {
            case "PostgreSQL" -> new PostgresDialect();
            case "H2" -> new H2Dialect();
            default ->
                throw new StorageException("records are kept in PostgreSQL or H2, but the data source leads to "
                        + product + " " + told.getDatabaseProductVersion()
                        + "; name one of those, or keep them in a folder");
        };
    }

    /** Settings may hold a password. */
    private static String withoutSettings(String url) {
        return url.split("[;?]", 2)[0];
    }

    @Override
    public MetadataStore metadata() {
        return metadata;
    }

    @Override
    public ArtifactStore artifacts() {
        return artifacts;
    }

    @Override
    public void close() {
        try (metadata;
                artifacts) {
            // Both are closed, the second also where the first fails.
        }
    }

    @Override
    public String toString() {
        return "Storage[" + name + "]";
    }
}
