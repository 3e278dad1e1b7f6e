package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.evermodel.ExperimentName;
import org.evermodel.StorageException;
import org.evermodel.port.RunRecorder.Recording;
import org.evermodel.registry.audit.Verification.Problem;
import org.evermodel.registry.catalogue.DatasetVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SQLite lets anybody put anything into a column; what no reader can understand is named and holds up nobody. */
class MisfitRecordsTest {
    @TempDir
    Path home;

    private Database database;
    private DatasetVersion patients;
    private String run;

    @BeforeEach
    void register() {
        database = new Database(home);
        try (Registry registry = Registry.open(LocalStorage.at(home))) {
            registry.models().register(Samples.CHURN, Samples.evaluated(1), Optional.empty(), Map.of());
            patients = registry.datasets().register(Samples.PATIENTS, Samples.ROWS, "ward 7");
            Recording recording = registry.experiments().start(new ExperimentName("nightly"), "training");
            recording.input("train", Samples.ROWS.fingerprint());
            run = recording.id().value();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE records SET id = CAST(id AS BLOB) WHERE kind = 'audit'",
                "UPDATE records SET id = CAST(id AS BLOB) WHERE kind = 'model-version'",
                "UPDATE records SET id = '' WHERE kind = 'model-version'",
                "UPDATE records SET kind = CAST(kind AS BLOB) WHERE kind = 'model-version'",
                "UPDATE records SET json = CAST(json AS BLOB) WHERE kind = 'model-version'",
                "UPDATE records SET revision = 'first' WHERE kind = 'model-version'",
                "INSERT INTO records SELECT kind, '', revision, json FROM records WHERE kind = 'audit' LIMIT 1",
                "INSERT INTO records SELECT kind, x'ff', revision, json FROM records WHERE kind = 'audit' LIMIT 1"
            })
    void aVerificationNamesThem(String misfit) {
        assertThat(database.change(misfit)).isPositive();

        try (Registry registry = Registry.open(LocalStorage.at(home))) {
            assertThat(registry.verify().problems())
                    .extracting(Problem::toString)
                    .anyMatch(problem -> problem.contains("of another type than this library writes"));
            assertThat(registry.datasets().versions(Samples.PATIENTS)).hasSize(1);
        }
    }

    @Test
    void oneKindThatCannotBeReadKeepsNoOtherFromBeingLookedAt() {
        database.change("UPDATE records SET id = CAST(id AS BLOB) WHERE kind IN ('audit', 'model-name')");
        database.change("UPDATE records SET json = '[]' WHERE kind = 'model-version'");

        try (Registry registry = Registry.open(LocalStorage.at(home))) {
            assertThat(registry.verify().problems())
                    .extracting(Problem::subject)
                    .contains("the audit log", "the records of kind model-name")
                    .anyMatch(subject -> subject.startsWith("record model-version/"));
            assertThat(registry.audit().verify().problems())
                    .extracting(Problem::subject)
                    .contains("the audit log", "the records of kind model-name")
                    .anyMatch(subject -> subject.startsWith("record model-version/"));
        }
    }

    @Test
    void aValueThatCannotBeIsADamageOfTheRecordAndNoFaultOfTheCaller() {
        database.change("UPDATE records SET json = json_set(json, '$.schema[0].type', 'COLOUR')"
                + " WHERE kind = 'dataset-version'");
        database.change("UPDATE records SET json = json_set(json, '$.number', 0) WHERE kind = 'model-version'");

        try (Registry registry = Registry.open(LocalStorage.at(home))) {
            assertThatThrownBy(() -> registry.datasets().versions(Samples.PATIENTS))
                    .isInstanceOf(StorageException.class)
                    .hasMessageMatching("record dataset-version/.* is damaged: .*COLOUR.*");
            assertThatThrownBy(() -> registry.models().versions(Samples.CHURN))
                    .isInstanceOf(StorageException.class)
                    .hasMessageMatching("record model-version/.* is damaged: version number of churn must be .*");
            assertThat(registry.verify().problems()).hasSize(2);
        }
    }

    @Test
    void anIdThatCannotBeIsADamageOfTheRecordAndNoFaultOfTheCaller() {
        database.change("UPDATE records SET id = replace(id, ?, 'No one!') WHERE kind = 'run-input'", run);
        try (Registry registry = Registry.open(LocalStorage.at(home))) {
            assertDamage(() -> registry.lineage().downstream(patients));
        }
        for (String kind : List.of("model-name", "dataset-name", "experiment-name")) {
            database.change("UPDATE records SET id = 'No one!' WHERE kind = ?", kind);
        }

        try (Registry registry = Registry.open(LocalStorage.at(home))) {
            assertDamage(() -> registry.models().names());
            assertDamage(() -> registry.datasets().names());
            assertDamage(() -> registry.experiments().names());
            assertThat(registry.verify().problems()).hasSizeGreaterThanOrEqualTo(4);
        }
    }

    private static void assertDamage(ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOf(StorageException.class)
                .hasMessageMatching("record .*No one!.* is damaged: .*");
    }

    @Test
    void aReaderThatMeetsOneSaysSoAndLeavesNoConnectionOpen() {
        database.change("UPDATE records SET id = CAST(id AS BLOB) WHERE kind = 'audit'");

        try (Registry registry = Registry.open(LocalStorage.at(home))) {
            assertThatThrownBy(() -> registry.audit().last(5))
                    .isInstanceOf(StorageException.class)
                    .hasMessage("a record of kind audit is damaged: its id is no text, or an empty one");
        }

        // Whoever closes the last connection takes away the log beside the database.
        assertThat(home.resolve("evermodel.db-wal")).doesNotExist();
    }

    @Test
    void aDatabaseWithoutItsTableIsRefusedAndLeavesNoConnectionOpen() {
        database.change("DROP TABLE records");

        assertThatThrownBy(() -> LocalStorage.at(home))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("no such table: records");

        assertThat(home.resolve("evermodel.db-wal")).doesNotExist();
    }
}
