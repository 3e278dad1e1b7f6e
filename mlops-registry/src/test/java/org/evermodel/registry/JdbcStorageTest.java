package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.evermodel.ConflictException;
import org.evermodel.ReadOnlyStorageException;
import org.evermodel.StorageException;
import org.evermodel.registry.jdbc.JdbcStorage;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.MetadataStore.Put;
import org.evermodel.spi.RecordQuery;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.Eventually;
import org.evermodel.testkit.Together;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @Test
    void anOlderOneThatCanOnlyBeReadIsRead() throws SQLException {
        String url = "jdbc:h2:file:" + folder.resolve("older") + ";WRITE_DELAY=0";
        MetadataStore.Put thing = new MetadataStore.Put(new MetadataStore.Key("thing", "a"), 0, "{}");
        UrlDataSource source = new UrlDataSource(url);
        try (Storage storage = open(source)) {
            storage.metadata().commit(List.of(thing));
        }
        change(source, "UPDATE evermodel_schema SET version = 1");
        source.close();

        UrlDataSource reading = new UrlDataSource(url + ";ACCESS_MODE_DATA=r");
        try (Storage storage = open(reading)) {
            assertThat(storage.metadata().find(thing.key())).isPresent();
            assertThatThrownBy(() -> storage.metadata().commit(List.of(new MetadataStore.Put(thing.key(), 1, "{}"))))
                    .isInstanceOf(ReadOnlyStorageException.class)
                    .hasMessageContaining("older version");
        }
        reading.close();
        try (Storage storage = open(source)) {
            storage.metadata().commit(List.of(new MetadataStore.Put(thing.key(), 1, "{}")));
        }
        source.close();
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

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void aHostThatStaysOpenWritesNothingOnceTheSchemaIsNewer(String sort) throws SQLException {
        UrlDataSource source = new UrlDataSource(url(sort));
        try (Storage storage = open(source)) {
            storage.metadata().commit(List.of(new Put(KEY, 0, "{}")));
            change(source, "UPDATE evermodel_schema SET version = 999");

            assertThatThrownBy(() -> storage.metadata().commit(List.of(new Put(KEY, 1, "{}"))))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("schema version 999")
                    .hasMessageContaining("use the newer one");
            assertThat(storage.metadata().find(KEY))
                    .map(MetadataStore.Entry::revision)
                    .contains(1L);
        }
        source.close();
    }

    @Test
    void aLocalStoreThatStaysOpenWritesNothingOnceTheSchemaIsNewer() {
        try (Storage storage = LocalStorage.at(folder)) {
            storage.metadata().commit(List.of(new Put(KEY, 0, "{}")));
            new Database(folder).change("PRAGMA user_version = 999");

            assertThatThrownBy(() -> storage.metadata().commit(List.of(new Put(KEY, 1, "{}"))))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("schema version 999");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void withoutTheRowThatIsLockedNothingIsWritten(String sort) throws SQLException {
        UrlDataSource source = new UrlDataSource(url(sort));
        try (Storage storage = open(source)) {
            change(source, "DELETE FROM evermodel_schema");

            assertThatThrownBy(() -> storage.metadata().commit(List.of(new Put(KEY, 0, "{}"))))
                    .isInstanceOf(StorageException.class);
            assertThat(storage.metadata().find(KEY)).isEmpty();
        }
        source.close();
    }

    @ParameterizedTest
    @CsvSource({"h2,UPDATE", "h2,DELETE", "postgres,UPDATE", "postgres,DELETE"})
    void aChangeThatSlippedPastTheLockIsNotOverwritten(String sort, String change) throws SQLException {
        String url = url(sort);
        UrlDataSource other = new UrlDataSource(url);
        UrlDataSource source = new UrlDataSource(url, (connection, sql, statement) -> {
            if (sql.startsWith(change + (change.equals("UPDATE") ? " evermodel_records" : " FROM evermodel_records"))) {
                change(other, "UPDATE evermodel_records SET revision = 2, json = '{\"by\":\"another\"}'");
            }
            return statement;
        });
        try (Storage storage = open(source)) {
            storage.metadata().commit(List.of(new Put(KEY, 0, "{}")));

            assertThatThrownBy(() -> storage.metadata()
                            .commit(List.of(
                                    change.equals("UPDATE")
                                            ? new Put(KEY, 1, "{}")
                                            : new MetadataStore.Delete(KEY, 1))))
                    .isInstanceOf(ConflictException.class)
                    .hasMessageContaining("thing/a");
            assertThat(storage.metadata().find(KEY)).contains(new MetadataStore.Entry(KEY, 2, "{\"by\":\"another\"}"));
        }
        source.close();
        other.close();
    }

    @Test
    void hostsThatFindOneTableByDifferentPathsHaveOneLock() throws SQLException {
        String url = Postgres.newDatabase();
        UrlDataSource admin = new UrlDataSource(url);
        UrlDataSource there = new UrlDataSource(url + "&currentSchema=own,public");
        List<Thread> writers = new ArrayList<>();
        AtomicReference<Storage> waiting = new AtomicReference<>();
        UrlDataSource here = new UrlDataSource(url, (connection, sql, statement) -> {
            if (sql.startsWith("INSERT INTO evermodel_records") && writers.isEmpty()) {
                Thread writer = new Thread(() -> waiting.get()
                        .metadata()
                        .commit(List.of(new Put(new MetadataStore.Key("thing", "b"), 0, "{}"))));
                writers.add(writer);
                writer.start();
                Eventually.until("the other host waits or is done", () -> isWaiting(admin) || !writer.isAlive());
                assertThat(isWaiting(admin)).isTrue();
            }
            return statement;
        });

        try (Storage one = open(here);
                Storage other = open(there)) {
            waiting.set(other);
            change(admin, "CREATE SCHEMA own");
            one.metadata().commit(List.of(new Put(KEY, 0, "{}")));
            join(writers);
            assertThat(one.metadata().scan("thing", "", "", 9)).hasSize(2);
        }
        for (UrlDataSource source : List.of(admin, here, there)) {
            source.close();
        }
    }

    private static void join(List<Thread> threads) {
        threads.forEach(thread -> Eventually.until("the other host has written", () -> !thread.isAlive()));
    }

    private static boolean isWaiting(UrlDataSource source) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
                        + " AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname ="
                        + " current_database())")) {
            return rows.next() && rows.getInt(1) == 1;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anH2ThatWouldLoseWhatItAcknowledgedIsRefusedWithTheRemedy() throws SQLException {
        UrlDataSource source = new UrlDataSource(Stores.h2(folder).replace(";WRITE_DELAY=0", ""));

        assertThatThrownBy(() -> open(source))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("WRITE_DELAY=0");
        source.close();
    }

    @Test
    void anH2OnTheHeapHasNothingToLose() throws SQLException {
        UrlDataSource source = new UrlDataSource("jdbc:h2:mem:nothingtolose");

        try (Storage storage = open(source)) {
            assertThat(storage.metadata().kinds()).isEmpty();
        }
        source.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    void theServerOfTheTestsForcesWhatItAcknowledges(String setting) throws SQLException {
        UrlDataSource source = new UrlDataSource(Postgres.newDatabase());
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW " + setting)) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("on");
        }
        source.close();
    }

    private static void change(UrlDataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
