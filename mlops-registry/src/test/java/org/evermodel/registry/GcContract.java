package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.evermodel.ArtifactDamagedException;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.ExperimentName;
import org.evermodel.ModelUri;
import org.evermodel.ModelVersion;
import org.evermodel.StorageException;
import org.evermodel.artifact.Bundle;
import org.evermodel.port.RunRecorder.Outcome;
import org.evermodel.port.RunRecorder.Recording;
import org.evermodel.registry.GcReport.Fate;
import org.evermodel.registry.GcReport.Tally;
import org.evermodel.registry.catalogue.DatasetVersion;
import org.evermodel.registry.catalogue.Retention;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.Faults;
import org.evermodel.testkit.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which artifacts a garbage collection keeps, sets aside, brings back and deletes. */
abstract class GcContract {
    static final Duration WEEK = Duration.ofDays(7);
    static final GcOptions WEEKLY = GcOptions.grace(WEEK);
    private static final Instant START = Instant.parse("2026-01-15T10:30:00Z");

    private final TestClock time = TestClock.at(START);
    private final Faults faults = new Faults();
    private Storage storage;
    private ArtifactStore artifacts;
    private Registry registry;

    /** Opens the storage: empty at first. */
    abstract Storage storage(Clock clock);

    /** Puts other bytes in the place of an artifact, where a test can reach it. */
    abstract boolean overwrite(Digest digest, byte[] bytes);

    @BeforeEach
    final void open() {
        storage = faults.in(storage(time));
        artifacts = storage.artifacts();
        registry = Registry.builder(storage)
                .flavors(Samples.flavors())
                .clock(time)
                .random(new Random(7))
                .open();
    }

    @AfterEach
    final void close() {
        registry.close();
    }

    @Test
    final void whatARegistryKeepsIsKept() {
        ModelVersion model = register(1);
        DatasetVersion rows = registry.datasets().register(Samples.PATIENTS, Samples.ROWS, "ward 7");
        time.pass(WEEK.multipliedBy(2));

        GcReport report = registry.gc(WEEKLY);

        assertThat(report.tallies()).containsOnlyKeys(Fate.REFERRED);
        assertThat(report.of(Fate.REFERRED).artifacts()).isEqualTo(count());
        assertThat(registry.models().load(model.uri())).isPresent();
        assertThat(rows.load()).isEqualTo(Samples.ROWS);
        assertSound();
    }

    @Test
    final void anOrphanIsSetAsideAfterTheGraceAndDeletedAfterTheQuarantine() {
        register(1);
        Digest orphan = put("orphan").digest();

        assertThat(registry.gc(WEEKLY).of(Fate.YOUNG)).isEqualTo(new Tally(1, 6));
        time.pass(WEEK.plusMillis(1));
        assertThat(registry.gc(WEEKLY).of(Fate.SET_ASIDE)).isEqualTo(new Tally(1, 6));
        assertThat(artifacts.find(orphan))
                .hasValueSatisfying(found -> assertThat(found.isAside()).isTrue());
        time.pass(Duration.ofDays(29));
        assertThat(registry.gc(WEEKLY).of(Fate.WAITING)).isEqualTo(new Tally(1, 6));
        time.pass(Duration.ofDays(1));
        assertThat(registry.gc(WEEKLY).of(Fate.DELETED)).isEqualTo(new Tally(1, 6));

        assertThat(artifacts.contains(orphan)).isFalse();
        assertThat(registry.gc(WEEKLY).tallies()).containsOnlyKeys(Fate.REFERRED);
        assertSound();
    }

    @Test
    final void whatAYoungManifestListsIsKeptHoweverOldItIs() {
        ArtifactRef old = put("old");
        time.pass(WEEK.multipliedBy(2));
        Digest young = Bundle.writer(artifacts).link("old", old).finish().digest();

        assertThat(registry.gc(WEEKLY).tallies()).containsOnlyKeys(Fate.YOUNG, Fate.REFERRED);

        assertThat(artifacts.find(old.digest()))
                .hasValueSatisfying(found -> assertThat(found.isAside()).isFalse());
        assertThat(Bundle.open(young, artifacts).read("old")).asString().isEqualTo("old");
        assertSound();
    }

    @Test
    final void manifestsAreOutOfSightBeforeAnythingTheyListIsDeleted() {
        GcOptions atOnce = GcOptions.grace(Duration.ZERO).quarantine(Duration.ZERO);
        for (int variant = 0; variant < 20; variant++) {
            Bundle.writer(artifacts).link("part", put("part " + variant)).finish();
            time.pass(Duration.ofMillis(1));
        }
        for (int write = 1; count() > 0; write++) {
            faults.failAt(write, Faults.Moment.AFTER);
            try {
                registry.gc(atOnce);
            } catch (StorageException e) {
                assertThat(e).hasMessageContaining("injected");
            }
            faults.heal();
            assertSound();
            time.pass(Duration.ofMillis(1));
        }
    }

    @Test
    final void aDryRunTellsTheSameAndDoesNothing() {
        register(1);
        put("orphan");
        time.pass(WEEK.plusMillis(1));
        List<ArtifactStore.Stored> before = inventory();
        int rows = registry.audit().last(100).size();

        GcReport rehearsed = registry.gc(WEEKLY.dryRun());

        assertThat(inventory()).isEqualTo(before);
        assertThat(registry.audit().last(100)).hasSize(rows);
        assertThat(rehearsed.tallies()).isEqualTo(registry.gc(WEEKLY).tallies());
        assertThat(rehearsed.toString()).contains("dry run", "1 artifacts of 6 bytes set aside, as nothing refers to");
    }

    @Test
    final void whatACollectionDidIsOneRowOfTheAuditLog() {
        register(1);
        put("orphan");
        time.pass(WEEK.plusMillis(1));
        int rows = registry.audit().last(100).size();

        registry.gc(WEEKLY);

        assertThat(registry.audit().last(100)).hasSize(rows + 1).first().satisfies(row -> {
            assertThat(row.action()).isEqualTo("artifacts.collected");
            assertThat(row.details()).containsEntry("SET_ASIDE", "1 artifacts of 6 bytes");
        });
    }

    @Test
    final void whatIsOpenedAgainIsYoungAgain() {
        Digest orphan = setAside("orphan");

        assertThat(artifacts.read(orphan)).hasSize(6);

        assertThat(registry.gc(WEEKLY).of(Fate.YOUNG).artifacts()).isEqualTo(1);
    }

    @Test
    final void whatIsStoredAgainIsYoungAgain() {
        Digest orphan = setAside("orphan");

        put("orphan");

        assertThat(artifacts.find(orphan))
                .hasValueSatisfying(found -> assertThat(found.isAside()).isFalse());
        assertThat(registry.gc(WEEKLY).of(Fate.YOUNG).artifacts()).isEqualTo(1);
    }

    @Test
    final void whatARecordMentionsLaterIsBroughtBack() {
        Digest orphan = setAside("orphan");
        commit("note", "a", "{\"about\":\"" + orphan + "\"}");
        time.pass(Duration.ofDays(31));

        assertThat(registry.gc(WEEKLY).of(Fate.BROUGHT_BACK)).isEqualTo(new Tally(1, 6));

        assertThat(artifacts.find(orphan))
                .hasValueSatisfying(found -> assertThat(found.isAside()).isFalse());
    }

    @Test
    final void anyMentionInAnyRecordKeepsAnArtifactButOneInTheAuditLogDoesNot() {
        Digest inText = put("in a text").digest();
        Digest inId = put("in an id").digest();
        Digest nested = put("in a nested text").digest();
        Digest inLog = put("in the log").digest();
        commit("note", "a", "{\"about\":{\"these\":[\"see " + inText + ", please\"]}}");
        commit("note", "b/" + inId.hex() + "/c", "{}");
        commit("note", "c", "{\"json\":\"{\\\"digest\\\":\\\"" + nested.hex() + "\\\"}\"}");
        registry.models().register(Samples.CHURN, Samples.evaluated(1), Optional.empty(), Map.of("draft", "yes"));
        registry.models().untag(Samples.CHURN, 1, "draft", "see " + inLog);
        time.pass(WEEK.plusMillis(1));

        registry.gc(WEEKLY);

        assertThat(asides()).containsExactly(inLog);
    }

    @Test
    final void whatAMentionedManifestListsIsKeptWithWhatThatLists() {
        ArtifactRef inner =
                Bundle.writer(artifacts).put("leaf", out -> out.write(1)).finish();
        ArtifactRef outer = Bundle.writer(artifacts).link("inner", inner).finish();
        Digest alone = Bundle.writer(artifacts)
                .put("other", out -> out.write(2))
                .finish()
                .digest();
        commit("note", "a", "{\"artifacts\":{\"bundle\":\"" + outer.digest() + "\"}}");
        time.pass(WEEK.plusMillis(1));

        GcReport report = registry.gc(WEEKLY);

        assertThat(report.of(Fate.REFERRED).artifacts()).isEqualTo(3);
        assertThat(report.of(Fate.SET_ASIDE).artifacts()).isEqualTo(2);
        assertThat(asides()).contains(alone, Digest.of(new byte[] {2}));
    }

    @Test
    final void rowsThatWereLetGoAreCollectedAndTheirProfilesStay() {
        registry.datasets().register(Samples.PATIENTS, Samples.table(1, 2, 3), "ward 7");
        DatasetVersion last = registry.datasets().register(Samples.PATIENTS, Samples.table(4, 5), "ward 8");
        registry.datasets().letGo(Samples.PATIENTS, Retention.keepLast(1), "no room");
        time.pass(WEEK.plusMillis(1));
        registry.gc(WEEKLY);
        time.pass(Duration.ofDays(31));

        GcReport report = registry.gc(WEEKLY);

        assertThat(report.of(Fate.DELETED).artifacts()).isPositive();
        assertThat(registry.datasets().find(Samples.PATIENTS, 1).orElseThrow().profile())
                .isNotNull();
        assertThat(last.load()).isEqualTo(Samples.table(4, 5));
        assertSound();
        registry.datasets().register(Samples.PATIENTS, Samples.table(1, 2, 3), "ward 7");
        assertThat(registry.datasets().find(Samples.PATIENTS, 1).orElseThrow().load())
                .isEqualTo(Samples.table(1, 2, 3));
    }

    @Test
    final void whatARunInFlightMayHaveStoredIsKeptHoweverLongItTakes() {
        put("before the run");
        time.pass(Duration.ofDays(8));
        Recording run = registry.experiments().start(new ExperimentName("nightly"), "training");
        put("by the run");
        time.pass(Duration.ofDays(20));
        run.metrics(Map.of("loss", 0.5), 7); // It lives.

        GcReport during = registry.gc(WEEKLY);

        assertThat(during.oldestRun()).contains(START.plus(Duration.ofDays(8)));
        assertThat(during.of(Fate.YOUNG)).isEqualTo(new Tally(1, 10));
        assertThat(during.of(Fate.SET_ASIDE)).isEqualTo(new Tally(1, 14));

        run.end(Outcome.FINISHED, "done");
        assertThat(registry.gc(WEEKLY).of(Fate.SET_ASIDE)).isEqualTo(new Tally(1, 10));
    }

    @Test
    final void aRunWhoseOwnerDiedLongAgoKeepsNothing() {
        registry.experiments().start(new ExperimentName("nightly"), "training");
        put("by the run");
        time.pass(WEEK.plusMinutes(1));
        assertThat(registry.gc(WEEKLY).of(Fate.YOUNG)).isEqualTo(new Tally(1, 10));

        time.pass(Duration.ofMinutes(2));

        assertThat(registry.gc(WEEKLY).of(Fate.SET_ASIDE)).isEqualTo(new Tally(1, 10));
    }

    @Test
    final void theBytesOfARegistrationThatWasKilledAreCollected() {
        faults.failAt(6, Faults.Moment.AFTER);
        assertThatThrownBy(() -> register(1)).isInstanceOf(StorageException.class);
        faults.heal();
        long left = count();
        time.pass(WEEK.plusMillis(1));

        assertThat(registry.gc(WEEKLY).of(Fate.SET_ASIDE).artifacts())
                .isEqualTo(left)
                .isPositive();

        register(1);
        assertThat(registry.models().load(ModelUri.of(Samples.CHURN, 1))).isPresent();
        assertSound();
    }

    @Test
    final void aDamagedManifestStopsTheCollectionBeforeAnythingIsDone() {
        ModelVersion model = register(1);
        Digest orphan = put("orphan").digest();
        byte[] manifest = artifacts.read(model.packageDigest());
        time.pass(WEEK.plusMillis(1));

        for (int position : List.of(0, 30, manifest.length - 1)) {
            byte[] damaged = manifest.clone();
            damaged[position] ^= 1;
            assumeThat(overwrite(model.packageDigest(), damaged)).isTrue();
            assertThatThrownBy(() -> registry.gc(WEEKLY))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContainingAll(
                            "nothing was collected", model.packageDigest().toString());
        }

        assertThat(asides()).isEmpty();
        artifacts.put(out -> out.write(manifest));
        registry.gc(WEEKLY);
        assertThat(asides()).containsExactly(orphan);
    }

    @Test
    final void contentThatOnlyBeginsLikeAManifestStopsNothingAndKeepsWhatItMentions() {
        ArtifactRef mentioned = put("mentioned");
        Digest orphan = put("orphan").digest();
        Recording run = registry.experiments().start(new ExperimentName("nightly"), "training");
        String cut = "evermodel-manifest 1\n" + mentioned.digest() + " 9 a/path\nand so on";
        run.artifact("manifest.txt", out -> out.write(cut.getBytes(StandardCharsets.UTF_8)));
        run.artifact("large.txt", out -> {
            out.write("evermodel-manifest 1\n".getBytes(StandardCharsets.UTF_8));
            out.write(new byte[3 << 20]);
        });
        run.end(Outcome.FINISHED, "done");
        time.pass(WEEK.plusMillis(1));

        GcReport report = registry.gc(WEEKLY);

        assertThat(asides()).containsExactly(orphan);
        assertThat(report.of(Fate.SET_ASIDE).artifacts()).isEqualTo(1);
    }

    @Test
    final void aCollectionStoppedAtAnyWriteIsGoneOnWithByTheNext() {
        ModelVersion model = register(1);
        put("old orphan");
        time.pass(WEEK.plusMillis(1));
        registry.gc(WEEKLY);
        Digest wanted = put("wanted").digest();
        put("orphan");
        time.pass(WEEK.plusMillis(1));
        registry.gc(WEEKLY);
        commit("note", "a", "{\"about\":\"" + wanted + "\"}");
        put("another orphan");
        time.pass(Duration.ofDays(31).minus(WEEK));

        // Deletes one, brings one back, sets one aside, and writes its row: each may be its last deed.
        for (Faults.Moment moment : List.of(Faults.Moment.BEFORE, Faults.Moment.AFTER)) {
            for (int write = 1; write <= 4; write++) {
                faults.failAt(write, moment);
                assertFailsOrEnds();
                faults.heal();
                assertSound();
                assertThat(registry.models().load(model.uri())).isPresent();
                assertThat(artifacts.contains(wanted)).isTrue();
            }
        }
        time.pass(Duration.ofDays(31));
        registry.gc(WEEKLY);
        assertThat(count()).isEqualTo(registry.gc(WEEKLY).of(Fate.REFERRED).artifacts());
    }

    private void assertFailsOrEnds() {
        try {
            registry.gc(WEEKLY);
        } catch (StorageException e) {
            assertThat(e).hasMessageContaining("injected");
        }
    }

    @Test
    final void whatIsMissingOrNoArtifactIsNoHindrance() {
        commit("note", "a", "{\"about\":\"" + Digest.of(new byte[] {9}) + "\",\"zero\":\"" + "0".repeat(64) + "\"}");
        put("orphan");
        time.pass(WEEK.plusMillis(1));

        assertThat(registry.gc(WEEKLY).of(Fate.SET_ASIDE).artifacts()).isEqualTo(1);
    }

    @Test
    final void anEmptyStoreHasNothingToCollect() {
        assertThat(registry.gc(WEEKLY.dryRun()).toString()).contains("nothing was stored");
    }

    @Test
    final void theLastReferenceMayBeInARecordOfAnotherModule() {
        Digest output = put("step output").digest();
        commit("pipeline-output", "k", "{\"output\":\"" + output + "\"}");
        time.pass(WEEK.plusMillis(1));
        assertThat(registry.gc(WEEKLY).of(Fate.REFERRED).artifacts()).isEqualTo(1);

        storage.metadata().commit(List.of(new MetadataStore.Delete(new MetadataStore.Key("pipeline-output", "k"), 1)));

        assertThat(registry.gc(WEEKLY).of(Fate.SET_ASIDE).artifacts()).isEqualTo(1);
    }

    @Test
    final void whatWasDeletedForGoodIsMissingAndSaysSo() {
        Digest orphan = setAside("orphan");
        time.pass(Duration.ofDays(31));
        registry.gc(WEEKLY);

        assertThatThrownBy(() -> artifacts.open(orphan)).isInstanceOf(ArtifactDamagedException.class);
    }

    @Test
    final void aReaderIsNotDisturbedByACollection() throws Exception {
        Digest orphan = put("orphan").digest();
        time.pass(WEEK.plusMillis(1));
        try (InputStream in = artifacts.open(orphan)) {
            registry.gc(WEEKLY);

            assertThat(in.readAllBytes()).hasSize(6);
        }
    }

    private Digest setAside(String text) {
        Digest orphan = put(text).digest();
        time.pass(WEEK.plusMillis(1));
        registry.gc(WEEKLY);
        assertThat(asides()).contains(orphan);
        return orphan;
    }

    private ModelVersion register(int variant) {
        return registry.models().register(Samples.CHURN, Samples.evaluated(variant), Optional.empty(), Map.of());
    }

    private ArtifactRef put(String text) {
        return artifacts.put(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void commit(String kind, String id, String json) {
        storage.metadata().commit(List.of(new MetadataStore.Put(new MetadataStore.Key(kind, id), 0, json)));
    }

    private List<ArtifactStore.Stored> inventory() {
        try (var all = artifacts.inventory()) {
            return all.toList();
        }
    }

    private List<Digest> asides() {
        return inventory().stream()
                .filter(ArtifactStore.Stored::isAside)
                .map(ArtifactStore.Stored::digest)
                .toList();
    }

    private long count() {
        return inventory().size();
    }

    private void assertSound() {
        assertThat(registry.verify().problems()).isEmpty();
    }
}
