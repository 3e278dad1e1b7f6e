package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.evermodel.ConflictException;
import org.evermodel.StorageException;
import org.evermodel.registry.jdbc.JdbcStorage;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.MetadataStore.Put;
import org.evermodel.spi.RecordQuery;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.Together;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a database of a host's may be, and how its connections are treated. */
class JdbcStorageTest {
    private static final MetadataStore.Key KEY = new MetadataStore.Key("thing", "a");

    @TempDir
    Path folder;

    private String url(String sort) {
        return sort.equals("h2") ? Stores.h2(folder) : Postgres.newDatabase();
    }

    private static Storage open(UrlDataSource source) {
        return JdbcStorage.of(source, Storage.inMemory().artifacts());
    }

    @Test
    void anotherDatabaseIsRefusedWithThoseThatAreKnown() {
        UrlDataSource source = new UrlDataSource("jdbc:sqlite:" + folder.resolve("other.db"));

        assertThatThrownBy(() -> open(source))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("PostgreSQL or H2")
                .hasMessageContaining("SQLite");
    }

    @Test
    void aDatabaseThatCannotBeReachedIsTold() {
        UrlDataSource source = new UrlDataSource("jdbc:h2:file:" + folder.resolve("absent") + ";IFEXISTS=TRUE");

        assertThatThrownBy(() -> open(source))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("cannot be reached");
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void aNewerSchemaIsRefused(String sort) throws SQLException {
        UrlDataSource source = new UrlDataSource(url(sort));
        open(source).close();
        change(source, "UPDATE evermodel_schema SET version = 999");

        assertThatThrownBy(() -> open(source))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("schema version 999")
                .hasMessageContaining("use the newer one");
        source.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void hostsThatStartAtOnceMakeOneSchema(String sort) throws SQLException {
        UrlDataSource source = new UrlDataSource(url(sort));

        List<String> made = Together.run(8, thread -> {
            try (Storage storage = open(source)) {
                MetadataStore.Key key = new MetadataStore.Key("thing", "t" + thread);
                storage.metadata().commit(List.of(new Put(key, 0, "{}")));
                return key.id();
            }
        });

        try (Storage storage = open(source)) {
            assertThat(storage.metadata().scan("thing", "", "", 100))
                    .extracting(entry -> entry.key().id())
                    .containsExactlyInAnyOrderElementsOf(made);
        }
        source.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void connectionsAreGivenBackAsTheyCame(String sort) throws SQLException {
        UrlDataSource source = new UrlDataSource(url(sort));
        for (boolean commits : new boolean[] {true, false}) {
            try (Connection connection = source.getConnection()) {
                connection.setAutoCommit(commits);
                connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
                if (!commits) {
                    connection.commit();
                }
            }
            try (Storage storage = open(source)) {
                useAll(storage.metadata());
            }
            try (Connection connection = source.getConnection()) {
                assertThat(connection.getAutoCommit()).isEqualTo(commits);
                assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
                connection.rollback();
            } catch (SQLException e) {
                // A connection in auto-commit mode has nothing to roll back.
                assertThat(commits).as("%s", e).isTrue();
            }
            assertThat(source.opened()).isEqualTo(1);
        }
        source.close();
    }

    private static void useAll(MetadataStore store) {
        long revision = store.find(KEY).map(MetadataStore.Entry::revision).orElse(0L);
        store.commit(List.of(new Put(KEY, revision, "{}")));
        assertThatThrownBy(() -> store.commit(List.of(new Put(KEY, revision, "{}"))))
                .isInstanceOf(ConflictException.class);
        store.scan("thing", "", "", 1);
        store.search(new RecordQuery("thing", List.of(), RecordQuery.Order.byId(), Optional.empty(), 1));
        store.facets(KEY);
        store.kinds();
        store.inspect(damage -> {
            throw new AssertionError(damage);
        });
    }

    @Test
    void severalStoresAreInOneDatabaseOfPostgres() throws SQLException {
        String url = Postgres.newDatabase();
        UrlDataSource here = new UrlDataSource(url);
        change(here, "CREATE SCHEMA there");
        UrlDataSource there = new UrlDataSource(url + "&currentSchema=there");

        try (Storage one = open(here);
                Storage other = open(there)) {
            one.metadata().commit(List.of(new Put(KEY, 0, "{}")));
            assertThat(other.metadata().find(KEY)).isEmpty();
        }
        here.close();
        there.close();
    }

    @Test
    void hostsOfOnePostgresNumberVersionsWithoutGaps() {
        String url = Postgres.newDatabase();
        int hosts = 4;
        int each = 10;

        List<List<Integer>> numbers = Together.run(hosts, host -> {
            try (Registry registry = Registry.open(JdbcStorage.of(new UrlDataSource(url), FileArtifacts.at(folder)))) {
                return IntStream.range(0, each)
                        .mapToObj(i -> registry.models()
                                .register(Samples.CHURN, Samples.evaluated(host * each + i), Optional.empty(), Map.of())
                                .number())
                        .toList();
            }
        });

        assertThat(numbers.stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, hosts * each).boxed().toList());
    }

    private static void change(UrlDataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
