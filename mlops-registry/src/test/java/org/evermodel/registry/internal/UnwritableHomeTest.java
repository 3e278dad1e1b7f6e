package org.evermodel.registry.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.evermodel.ReadOnlyStorageException;
import org.evermodel.StorageException;
import org.evermodel.spi.Condition;
import org.evermodel.spi.Facets;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.RecordQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database of schema version 1, which kept nothing to search by, where nobody can write. */
class UnwritableHomeTest {
    private static final MetadataStore.Key KEY = new MetadataStore.Key("thing", "a");
    private static final RecordQuery QUERY =
            new RecordQuery("thing", List.of(new Condition.Has("x")), RecordQuery.Order.byId(), Optional.empty(), 10);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void createOlderDatabase() throws SQLException {
        file = folder.resolve("older.db");
        try (MetadataStore store = store(new SqliteConnections(file))) {
            store.commit(List.of(new MetadataStore.Put(KEY, 0, "{}", new Facets(Map.of("x", "y"), Map.of()))));
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE texts");
            statement.execute("DROP TABLE numbers");
            statement.execute("PRAGMA user_version = 1");
        }
    }

    private static MetadataStore store(Connections connections) {
        return new SqlMetadataStore("older", connections, new SqliteDialect());
    }

    private MetadataStore unwritable() {
        return store(new SqliteConnections(file, any -> true));
    }

    @Test
    void isListedAndVerified() {
        List<String> damages = new ArrayList<>();
        try (MetadataStore store = unwritable()) {
            store.inspect(damages::add);

            assertThat(store.find(KEY)).map(MetadataStore.Entry::json).contains("{}");
            assertThat(store.scan("thing", "", "", 10)).hasSize(1);
            assertThat(store.kinds()).containsExactly("thing");
            assertThat(damages).isEmpty();
        }
    }

    @Test
    void saysWhatItCannotDoAndWhatToDo() {
        try (MetadataStore store = unwritable()) {
            assertThatThrownBy(() -> store.search(QUERY))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("older version")
                    .hasMessageContaining("open it once where it can be written");
            assertThatThrownBy(() -> store.commit(List.of(new MetadataStore.Put(KEY, 1, "{}"))))
                    .isInstanceOf(ReadOnlyStorageException.class)
                    .hasMessageContaining("read-only");
        }
    }

    @Test
    void oneThatBecomesWritableShowsWhatIsWrittenThen() {
        AtomicBoolean unwritable = new AtomicBoolean();
        try (MetadataStore writer = store(new SqliteConnections(file));
                MetadataStore store = store(new SqliteConnections(file, any -> unwritable.get()))) {
            unwritable.set(true);
            assertThat(store.scan("thing", "", "", 100)).hasSize(1);
            unwritable.set(false);

            writer.commit(List.of(new MetadataStore.Put(new MetadataStore.Key("thing", "b"), 0, "{}")));

            assertThat(store.scan("thing", "", "", 100)).hasSize(2);
        }
    }

    @Test
    void isUpgradedWhereItCanBeWritten() {
        try (MetadataStore store = unwritable()) {
            assertThat(store.find(KEY)).isPresent();
        }
        try (MetadataStore store = store(new SqliteConnections(file))) {
            store.commit(List.of(new MetadataStore.Reindex(KEY, 1, new Facets(Map.of("x", "y"), Map.of()))));

            assertThat(store.search(QUERY).entries()).hasSize(1);
        }
    }
}
