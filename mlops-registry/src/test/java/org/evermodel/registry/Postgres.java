package org.evermodel.registry;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;

/**
 * One PostgreSQL server for all tests of this JVM, started by the first that asks and stopped with the JVM, with what was
 * acknowledged forced to the disk; each test gets a database of its own.
 */
public final class Postgres {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private Postgres() {}

    private static final class Server {
        static final Optional<EmbeddedPostgres> RUNNING = start();

        private static Optional<EmbeddedPostgres> start() {
            try {
                return Optional.of(EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("max_connections", "300")
                        .start());
            } catch (IllegalStateException e) {
                if (hasBinaries()) {
                    throw new IllegalStateException("PostgreSQL did not start", e);
                }
                return Optional.empty();
            } catch (IOException e) {
                throw new IllegalStateException("PostgreSQL did not start", e);
            }
        }

        /** The build brings those for 64-bit Intel, whichever the system. */
        private static boolean hasBinaries() {
            String machine = System.getProperty("os.arch");
            return machine.equals("amd64") || machine.equals("x86_64");
        }
    }

    /** The JDBC address of a new, empty database; skips the test on a platform without binaries. */
    public static String newDatabase() {
        Assumptions.assumeTrue(Server.RUNNING.isPresent(), "there are no PostgreSQL binaries for this platform");
        EmbeddedPostgres server = Server.RUNNING.get();
        String name = "test" + DATABASES.incrementAndGet();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return server.getJdbcUrl("postgres", name);
    }

    public static DataSource at(String url) {
        return new UrlDataSource(url);
    }
}
