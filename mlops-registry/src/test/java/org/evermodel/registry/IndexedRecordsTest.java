package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.evermodel.Alias;
import org.evermodel.ReadOnlyStorageException;
import org.evermodel.StorageException;
import org.evermodel.registry.audit.Verification.Problem;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.search.Search;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.Condition;
import org.evermodel.spi.Facets;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.RecordQuery;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.DelegatingMetadataStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What records are found by is what they say, after an upgrade, too; what is not is told. */
class IndexedRecordsTest {
    private static final RecordQuery CHURN = new RecordQuery(
            Kinds.MODEL,
            List.of(new Condition.OneOf("attributes.name", List.of("churn"), true)),
            RecordQuery.Order.byId(),
            Optional.empty(),
            10);

    @TempDir
    Path home;

    @BeforeEach
    void register() {
        try (Registry registry = Registry.open(LocalStorage.at(home))) {
            registry.models().register(Samples.CHURN, Samples.evaluated(1), Optional.empty(), Map.of("team", "Risk"));
        }
    }

    /** As the first version of the schema was: one table, and nothing was found by anything. */
    private void putBackToVersionOne() {
        Database database = new Database(home);
        database.change("DROP TABLE texts");
        database.change("DROP TABLE numbers");
        database.change("DELETE FROM records WHERE kind = 'index'");
        database.change("PRAGMA user_version = 1");
    }

    private static RecordQuery.Page search(MetadataStore store) {
        return new Ledger(store, Clock.systemUTC(), new Random(1), "ann").search(CHURN);
    }

    @Test
    void recordsOfAnOlderStoreAreFoundAfterItsUpgrade() {
        putBackToVersionOne();

        try (Storage storage = LocalStorage.at(home)) {
            assertThat(storage.metadata().search(CHURN).entries()).isEmpty();

            assertThat(search(storage.metadata()).entries()).hasSize(1);
            assertThat(Registry.open(storage).verify().problems()).isEmpty();
        }
    }

    /** As a process of the version before left it, which wrote while others indexed all anew. */
    private void putBackToWhatAnOlderProcessWrote(int index) {
        try (Registry registry = Registry.open(LocalStorage.at(home))) {
            registry.models().alias(Samples.CHURN, Alias.CHAMPION).moveTo(1, "good");
        }
        Database database = new Database(home);
        assertThat(database.change("DELETE FROM texts WHERE kind = 'alias' AND field = 'attributes.alias'"))
                .isEqualTo(1);
        assertThat(database.change("UPDATE records SET json = replace(json, '4', '" + index
                        + "') WHERE kind = 'index' AND json LIKE '%\"version\":4%'"))
                .isEqualTo(1);
        database.change("PRAGMA user_version = " + (index == 3 ? 3 : 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whatAnOlderProcessWroteIsIndexedAnew(int index) {
        putBackToWhatAnOlderProcessWrote(index);

        try (Registry registry = Registry.open(LocalStorage.at(home))) {
            assertThat(registry.search()
                            .versions(Search.where("attributes.alias = 'champion'"))
                            .items())
                    .hasSize(1);
            assertThat(registry.verify().problems()).isEmpty();
        }
    }

    private static Map<Alias, Integer> aliases(Registry registry) {
        return registry.search().models(Search.everything()).items().get(0).aliases();
    }

    /** An older process is refused by the schema; it would write what it derives among what this version does. */
    @Test
    void theSchemaIsOfAVersionOfItsOwnForEachThatDerivesOtherThings() {
        Database database = new Database(home);

        assertThat(database.text("SELECT json FROM records WHERE kind = 'index'"))
                .as("the version of what is derived; where it grows each schema gets a script more")
                .contains("\"version\":4");
        assertThat(database.text("PRAGMA user_version")).isEqualTo("4");
    }

    @Test
    void whatCannotBeIndexedAnewAsNobodyCanWriteIsFoundAsBefore() {
        putBackToWhatAnOlderProcessWrote(2);

        try (Storage storage = LocalStorage.at(home);
                Registry registry = Registry.open(new ReadOnly(storage))) {
            assertThat(registry.search()
                            .versions(Search.where("tags.team = 'Risk'"))
                            .items())
                    .hasSize(1);
            assertThat(aliases(registry)).isEqualTo(Map.of(Alias.CHAMPION, 1));
            assertThat(registry.verify().problems()).isEmpty();
        }
    }

    @Test
    void whatWasNeverIndexedIsNotSearchedWhereNobodyCanWrite() {
        putBackToVersionOne();

        try (Storage storage = LocalStorage.at(home);
                Registry registry = Registry.open(new ReadOnly(storage))) {
            assertThatThrownBy(() -> registry.search().models(Search.everything()))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("must be indexed anew");
        }
    }

    /** A storage that can be read only. */
    private record ReadOnly(Storage storage) implements Storage {
        @Override
        public MetadataStore metadata() {
            return new DelegatingMetadataStore(storage.metadata()) {
                @Override
                public void commit(List<Write> writes) {
                    throw new ReadOnlyStorageException("the disk is read-only");
                }
            };
        }

        @Override
        public ArtifactStore artifacts() {
            return storage.artifacts();
        }

        @Override
        public void close() {
            storage.close();
        }
    }

    @Test
    void anUpgradedStoreIsSoundBeforeTheFirstSearch() {
        putBackToVersionOne();

        try (Registry registry = Registry.open(LocalStorage.at(home))) {
            assertThat(registry.verify().problems()).isEmpty();
        }
    }

    @Test
    void recordsAreIndexedAnewOnce() {
        putBackToVersionOne();

        try (Storage storage = LocalStorage.at(home)) {
            List<List<MetadataStore.Write>> commits = new ArrayList<>();
            MetadataStore watched = new Watched(storage.metadata(), commits);
            search(watched);
            int first = commits.size();
            search(watched);

            assertThat(first).isPositive();
            assertThat(commits).hasSize(first);
        }
    }

    @Test
    void aRecordThatIsChangedMeanwhileIsFoundByWhatItSaysThen() {
        putBackToVersionOne();

        try (Storage storage = LocalStorage.at(home);
                Registry registry = Registry.open(storage)) {
            MetadataStore racing = new Watched(storage.metadata(), new ArrayList<>()) {
                private boolean raced;

                @Override
                public void commit(List<Write> writes) {
                    if (!raced && writes.get(0) instanceof Reindex) {
                        raced = true;
                        registry.models().register(Samples.CHURN, Samples.evaluated(2), Optional.empty(), Map.of());
                    }
                    super.commit(writes);
                }
            };

            assertThat(search(racing).entries()).hasSize(1);
            assertThat(registry.verify().problems()).isEmpty();
        }
    }

    @Test
    void aSearchBeforeTheFirstChangeHindersNoChange() {
        try (Storage storage = Storage.inMemory();
                Registry registry = Registry.open(storage)) {
            storage.metadata().commit(List.of(new MetadataStore.Put(new MetadataStore.Key("journal", "1"), 0, "{}")));
            assertThat(search(storage.metadata()).entries()).isEmpty();

            registry.models().register(Samples.CHURN, Samples.evaluated(1), Optional.empty(), Map.of());

            assertThat(search(storage.metadata()).entries()).hasSize(1);
            assertThat(registry.verify().problems()).isEmpty();
        }
    }

    @Test
    void aRecordThatIsChangedWhileItIsVerifiedIsNoDamage() {
        try (Storage storage = LocalStorage.at(home);
                Registry writer = Registry.open(storage)) {
            MetadataStore racing = new Watched(storage.metadata(), new ArrayList<>()) {
                private int changes;

                @Override
                public Optional<Facets> facets(Key key) {
                    if (key.kind().equals(Kinds.MODEL_VERSION)) {
                        writer.models().tag(Samples.CHURN, 1, "round", Integer.toString(changes++), "in between");
                    }
                    return super.facets(key);
                }
            };
            List<String> found = new ArrayList<>();

            new Ledger(racing, Clock.systemUTC(), new Random(1), "ann")
                    .audit()
                    .verify(finding -> found.add(finding.toString()), looked -> {});

            assertThat(found).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE texts SET head = 'other' WHERE kind = 'model-version' AND field = 'attributes.status'",
                "DELETE FROM numbers WHERE kind = 'model-version'",
                "INSERT INTO numbers SELECT kind, id, 'metrics.more', 1.0 FROM records WHERE kind = 'model'"
            })
    void aVerificationTellsWhatIsFoundBySomethingElseThanItSays(String edit) {
        assertThat(new Database(home).change(edit)).isPositive();

        assertProblem("is found by Facets");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE texts SET folded = 'other' WHERE kind = 'model-version' AND field = 'tags.team'",
                "UPDATE texts SET whole = head WHERE kind = 'model-version' AND field = 'tags.team'"
            })
    void aVerificationTellsATextThatContradictsItself(String edit) {
        assertThat(new Database(home).change(edit)).isPositive();

        assertProblem("is found in tags.team contradicts itself");
    }

    @Test
    void aVerificationTellsWhatIsFoundThoughThereIsNoSuchRecord() {
        new Database(home).change("INSERT INTO numbers VALUES ('model', 'gone', 'metrics.auc', 1.0)");

        assertProblem("there is no record model/gone, but it would be found by metrics.auc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE texts SET head = CAST(head AS BLOB) WHERE kind = 'model-version'",
                "UPDATE texts SET id = CAST(id AS BLOB) WHERE kind = 'model-version'"
            })
    void aVerificationTellsWhatIsOfAnotherType(String edit) {
        assertThat(new Database(home).change(edit)).isPositive();

        assertProblem("of another type than this library writes");
    }

    private void assertProblem(String part) {
        try (Registry registry = Registry.open(LocalStorage.at(home))) {
            assertThat(registry.verify().problems())
                    .extracting(Problem::toString)
                    .anyMatch(problem -> problem.contains(part));
        }
    }

    /** A store that tells what is committed. */
    private static class Watched extends DelegatingMetadataStore {
        private final List<List<Write>> commits;

        Watched(MetadataStore store, List<List<Write>> commits) {
            super(store);
            this.commits = commits;
        }

        @Override
        public void commit(List<Write> writes) {
            commits.add(writes);
            super.commit(writes);
        }
    }
}
