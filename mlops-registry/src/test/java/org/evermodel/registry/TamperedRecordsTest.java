package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.evermodel.Alias;
import org.evermodel.Digest;
import org.evermodel.ExperimentName;
import org.evermodel.ModelName;
import org.evermodel.ModelUri;
import org.evermodel.port.LineageLog.Thing;
import org.evermodel.port.ModelAlias;
import org.evermodel.port.Routing;
import org.evermodel.port.RunRecorder.Outcome;
import org.evermodel.port.RunRecorder.Recording;
import org.evermodel.registry.audit.Verification;
import org.evermodel.registry.audit.Verification.Problem;
import org.evermodel.registry.catalogue.Protection;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.signing.Signer;
import org.evermodel.registry.signing.SigningKeys;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody edits the database with a tool of their own: whatever they do is named. */
class TamperedRecordsTest {
    private static final int ROWS = 17;

    @TempDir
    static Path lived;

    @TempDir
    Path home;

    private Database database;

    @BeforeAll
    static void liveALittle() {
        Signer signer = Signer.of(SigningKeys.generate());
        try (Registry registry =
                Registry.builder(LocalStorage.at(lived)).signWith(signer).open()) {
            registry.datasets().register(Samples.PATIENTS, Samples.ROWS, "ward 7");
            Recording run = registry.experiments().start(new ExperimentName("nightly"), "training");
            run.params(Map.of("depth", "6"));
            run.metrics(Map.of("auc", 0.9), 1);
            run.input("train", Samples.ROWS.fingerprint());
            run.output("model", Samples.ROWS.fingerprint());
            run.end(Outcome.FINISHED, "done");
            registry.models().register(Samples.CHURN, Samples.evaluated(1), Optional.of(run.id()), Map.of());
            ModelAlias champion = registry.models().alias(Samples.CHURN, Alias.CHAMPION);
            champion.moveTo(1, "first");
            champion.remove("second thoughts");
            registry.routings().record(Samples.CHURN, 0, Routing.champion().withCanary(1, 0.05), "third thoughts");
            registry.approvals().protect(Samples.CHURN, Alias.CHALLENGER, Protection.by("bob"), "it is seen");
            registry.approvals().propose(Samples.CHURN, Alias.CHALLENGER, 1, "a fourth thought");
            registry.lineage().link(Thing.run(run.id()), Thing.deployment("churn"), "a try");
            registry.gc(GcOptions.grace(Duration.ofDays(7)));
            exchange(registry);
        }
    }

    /** A version comes from another registry, and one goes there. */
    private static void exchange(Registry registry) {
        try (Registry other = Registry.open(Storage.inMemory())) {
            ModelName fraud = new ModelName("fraud");
            other.models().register(fraud, Samples.evaluated(2), Optional.empty(), Map.of());
            other.promote(ModelUri.of(fraud, 1), registry, "a gift");
            registry.promote(ModelUri.of(Samples.CHURN, 1), other, "another one");
        }
    }

    @BeforeEach
    void copyTheHome() throws IOException {
        Homes.copy(lived, home);
        database = new Database(home);
    }

    @Test
    void aHomeNobodyTouchedIsSound() {
        assertThat(verify().problems()).isEmpty();
        assertThat(verify().looked().auditRows()).isEqualTo(ROWS);
        assertThat(verify().looked().records()).isGreaterThan(ROWS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"actor", "at", "action", "subject", "reason", "details", "records", "previous", "hash"})
    void anEditedAuditRowIsNamed(String field) {
        String value = field.equals("at")
                ? "2020-01-01T00:00:00Z"
                : field.equals("previous") || field.equals("hash")
                        ? Digest.of(new byte[0]).toString()
                        : "mallory";
        String edit = field.equals("details") || field.equals("records")
                ? "json_remove(json, '$." + field + "')"
                : "json_set(json, '$." + field + "', '" + value + "')";

        for (int row : List.of(1, 5, ROWS)) {
            String before = json("audit", id(row));
            touch("UPDATE records SET json = " + edit + " WHERE kind = 'audit' AND id = ?", id(row));

            assertThat(verify().problems()).extracting(Problem::subject).contains("audit row " + row);
            touch("UPDATE records SET json = ? WHERE kind = 'audit' AND id = ?", before, id(row));
        }
        assertThat(verify().problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, ROWS - 1})
    void anAuditRowThatWasEditedWithItsHashIsNamed(int row) {
        rewriteWithHash(row);

        assertThat(verify().problems())
                .contains(new Problem(
                        "audit row " + row, "was edited: row " + (row + 1) + " was written after another one"));
    }

    @Test
    void theLastAuditRowEditedWithItsHashDisagreesWithTheHead() {
        rewriteWithHash(ROWS);

        assertThat(verify().problems())
                .contains(new Problem("audit head", "does not fit audit row " + ROWS + ": one of the two was edited"));
    }

    private void rewriteWithHash(int row) {
        String body = json("audit", id(row)).replaceFirst("\"actor\":\"[^\"]*\"", "\"actor\":\"mallory\"");
        int hash = body.lastIndexOf(",\"hash\"");
        String without = body.substring(0, hash) + "}";
        String with =
                body.substring(0, hash) + ",\"hash\":\"" + Digest.of(without.getBytes(StandardCharsets.UTF_8)) + "\"}";
        touch("UPDATE records SET json = ? WHERE kind = 'audit' AND id = ?", with, id(row));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not JSON", "{}", "[]", "{\"sequence\":5}", "null"})
    void anAuditRowThatIsNoneIsNamed(String json) {
        touch("UPDATE records SET json = ? WHERE kind = 'audit' AND id = ?", json, id(5));

        assertThat(verify().problems()).extracting(Problem::subject).containsExactly("audit row 5");
    }

    @Test
    void aRemovedAuditRowIsNamed() {
        touch("DELETE FROM records WHERE kind = 'audit' AND id = ?", id(5));

        assertThat(verify().problems()).contains(new Problem("audit row 5", "missing"));
    }

    @Test
    void removedAuditRowsAreNamedFromFirstToLast() {
        touch("DELETE FROM records WHERE kind = 'audit' AND id IN (?, ?, ?)", id(1), id(2), id(3));

        assertThat(verify().problems()).contains(new Problem("audit rows 1 to 3", "missing"));
    }

    @Test
    void aTruncatedTailIsNamed() {
        touch("DELETE FROM records WHERE kind = 'audit' AND id >= ?", id(9));

        assertThat(verify().problems())
                .contains(new Problem("audit rows 9 to " + ROWS, "missing at the end, as the audit head tells"));
    }

    @Test
    void aTruncatedTailWhoseHeadWasPutBackIsNamedByTheRecordsItToldOf() {
        String hash = Digest.parse(json("audit", id(9)).replaceFirst(".*\"hash\":\"([^\"]*)\"}", "$1"))
                .toString();
        touch("DELETE FROM records WHERE kind = 'audit' AND id >= ?", id(10));
        touch("UPDATE records SET json = ? WHERE kind = 'audit-head'", "{\"sequence\":9,\"hash\":\"" + hash + "\"}");

        assertThat(verify().problems())
                .extracting(Problem::what)
                .contains("cannot be trusted: audit row 10, which should tell of it, is missing");
    }

    @Test
    void aLogThatIsGoneIsNamed() {
        touch("DELETE FROM records WHERE kind = 'audit'");

        assertThat(verify().problems())
                .contains(new Problem("audit rows 1 to " + ROWS, "missing at the end, as the audit head tells"));
    }

    @Test
    void aLogThatIsGoneWithItsHeadIsNamedByTheRecords() {
        touch("DELETE FROM records WHERE kind IN ('audit', 'audit-head')");

        assertThat(verify().problems()).hasSizeGreaterThan(ROWS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "json_set(json, '$.sequence', 10)",
                "json_set(json, '$.sequence', " + (ROWS + 1) + ")",
                "json_set(json, '$.hash', 'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')",
                "json_set(json, '$.note', 'more')",
                "'{}'"
            })
    void anEditedHeadIsNamed(String edit) {
        touch("UPDATE records SET json = " + edit + " WHERE kind = 'audit-head'");

        assertThat(verify().problems()).isNotEmpty();
        assertThat(verify().problems().get(0).toString()).contains("audit head");
    }

    @Test
    void aMissingHeadIsNamed() {
        touch("DELETE FROM records WHERE kind = 'audit-head'");

        assertThat(verify().problems()).extracting(Problem::subject).containsExactly("audit head");
    }

    @Test
    void anAddedAuditRowIsNamed() {
        touch(
                "INSERT INTO records SELECT kind, ?, 1, json FROM records WHERE kind = 'audit' AND id = ?",
                id(ROWS + 1),
                id(ROWS));

        assertThat(verify().problems()).extracting(Problem::subject).contains("audit row " + (ROWS + 1));
    }

    static Stream<String> kinds() {
        return Kinds.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void anEditedRecordOfAnyKindIsNamed(String kind) {
        String id = anyId(kind);
        touch("UPDATE records SET json = json_set(json, '$.mallory', 'was here') WHERE kind = ? AND id = ?", kind, id);

        assertThat(verify().problems())
                .containsExactly(
                        new Problem("record " + kind + "/" + id, "was edited: the audit log tells of another content"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aRemovedRecordOfAnyKindIsNamed(String kind) {
        String id = anyId(kind);
        touch("DELETE FROM records WHERE kind = ? AND id = ?", kind, id);

        assertThat(verify().problems())
                .contains(new Problem("record " + kind + "/" + id, "missing, though the audit log tells of it"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void anAddedRecordOfAnyKindIsNamed(String kind) {
        touch(
                "INSERT INTO records SELECT kind, 'new', revision, json FROM records WHERE kind = ? AND id = ?",
                kind,
                anyId(kind));

        assertThat(verify().problems()).extracting(Problem::subject).contains("record " + kind + "/new");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE texts SET head = 'FAILED' WHERE kind = 'run' AND field = 'attributes.status'",
                "DELETE FROM texts WHERE kind = 'run'",
                "INSERT INTO texts SELECT kind, id, 'tags.mallory', head, whole, folded FROM texts WHERE kind = 'run'"
                        + " LIMIT 1",
                "UPDATE numbers SET number = number + 1 WHERE kind = 'run' AND field = 'metrics.auc'",
                "DELETE FROM numbers WHERE kind = 'run' AND field = 'metrics.auc'",
                "INSERT INTO numbers SELECT kind, id, 'attributes.status', 1 FROM numbers WHERE kind = 'run' LIMIT 1"
            })
    void anEditedIndexIsNamedByTheRecordThatIsFoundWrongly(String edit) {
        touch(edit);

        assertThat(verify().problems()).extracting(Problem::toString).anyMatch(problem -> problem.contains("run"));
    }

    @Test
    void aRecordPutBackToAnEarlierStateIsNamed() {
        String id = anyId("alias");
        String moved = json("alias-move", id + "/0000000001").replaceFirst("\"audit\":[0-9]+", "\"audit\":9");
        touch("UPDATE records SET json = ?, revision = 1 WHERE kind = 'alias'", moved);

        assertThat(verify().problems())
                .contains(new Problem(
                        "record alias/" + id, "was put back to an earlier state than the audit log tells of"));
    }

    @Test
    void aRecordWhoseRevisionWasRaisedIsNamed() {
        touch(
                "UPDATE records SET revision = revision + 1 WHERE kind = 'model-version' AND id = ?",
                anyId("model-version"));

        assertThat(verify().problems())
                .extracting(Problem::what)
                .containsExactly("was edited: the audit log tells of another content");
    }

    @Test
    void aVersionPointedAtAnotherPackageIsNamed() {
        String other = Samples.ROWS.fingerprint().toString();
        touch(
                "UPDATE records SET json = json_set(json, '$.artifacts.package', ?) WHERE kind = 'model-version' AND id = ?",
                other,
                anyId("model-version"));

        assertThat(verify().problems())
                .extracting(Problem::what)
                .containsExactlyInAnyOrder(
                        "refers to its package, which is missing: artifact " + other,
                        "was edited: the audit log tells of another content");
    }

    @Test
    void anEditedRecordDoesNotKeepOthersFromWorking() {
        touch("UPDATE records SET json = 'not JSON' WHERE kind = 'model-version'");

        try (Registry registry = Registry.open(LocalStorage.at(home))) {
            assertThat(registry.datasets().versions(Samples.PATIENTS).get(0).load())
                    .isEqualTo(Samples.ROWS);
        }
    }

    private Verification verify() {
        try (Registry registry = Registry.open(LocalStorage.at(home))) {
            Verification whole = registry.verify();
            assertThat(whole.sound()).isEqualTo(whole.problems().isEmpty());
            return whole;
        }
    }

    /** A change that must touch something, or the test would show nothing. */
    private void touch(String sql, Object... values) {
        assertThat(database.change(sql, values)).isPositive();
    }

    private String json(String kind, String id) {
        return database.text("SELECT json FROM records WHERE kind = ? AND id = ?", kind, id);
    }

    private String anyId(String kind) {
        return database.text("SELECT id FROM records WHERE kind = ? ORDER BY id LIMIT 1", kind);
    }

    private static String id(long row) {
        return String.format("%012d", row);
    }
}
