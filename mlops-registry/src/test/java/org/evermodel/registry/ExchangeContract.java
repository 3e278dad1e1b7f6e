package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.evermodel.Alias;
import org.evermodel.ModelName;
import org.evermodel.ModelUri;
import org.evermodel.ModelVersion;
import org.evermodel.NotFoundException;
import org.evermodel.RunId;
import org.evermodel.VersionStatus;
import org.evermodel.model.Compatibility;
import org.evermodel.port.LoadedModel;
import org.evermodel.port.RunRecorder.Outcome;
import org.evermodel.port.RunRecorder.Recording;
import org.evermodel.registry.audit.AuditEntry;
import org.evermodel.registry.catalogue.DatasetVersion;
import org.evermodel.registry.catalogue.IncompatibleSignatureException;
import org.evermodel.registry.catalogue.Retention;
import org.evermodel.registry.exchange.ArchiveRefusedException;
import org.evermodel.registry.exchange.ArchiveRefusedException.Fault;
import org.evermodel.registry.exchange.Archived;
import org.evermodel.registry.exchange.Export;
import org.evermodel.registry.exchange.Imported;
import org.evermodel.registry.exchange.Origin;
import org.evermodel.registry.signing.Signer;
import org.evermodel.registry.signing.SigningKeys;
import org.evermodel.registry.signing.TrustedKeys;
import org.evermodel.registry.signing.UntrustedVersionException;
import org.evermodel.registry.tracking.Run;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions and whole registries on their way from one store to another. */
abstract class ExchangeContract {
    private static final ModelUri FIRST = ModelUri.of(Samples.CHURN, 1);

    @TempDir
    Path folder;

    Registry dev;
    Registry prod;

    /** Opens the storage that things come from. */
    abstract Storage source();

    /** Opens the storage that things go to. */
    abstract Storage target();

    @BeforeEach
    final void open() {
        dev = Origins.open(source(), 1);
        prod = Origins.open(target(), 2);
    }

    @AfterEach
    final void close() {
        dev.close();
        prod.close();
    }

    private Path export(ModelUri uri) {
        return dev.exportTo(folder.resolve("version.tar"), Export.version(uri)).file();
    }

    private Path exportAll(String name) {
        return dev.exportTo(folder.resolve(name), Export.everything()).file();
    }

    private static void assertSound(Registry registry) {
        assertThat(registry.verify().problems()).isEmpty();
    }

    private ModelVersion load(ModelUri uri) {
        LoadedModel model = prod.models().load(uri).orElseThrow();
        model.model().predictor().close();
        return model.version();
    }

    private static List<AuditEntry> audit(Registry registry) {
        return registry.audit().entries().toList();
    }

    private static List<String> actions(Registry registry) {
        return audit(registry).stream().map(AuditEntry::action).toList();
    }

    @Test
    final void aVersionArrivesWithAllThatItCameFrom() {
        ModelVersion version = Origins.live(dev);

        Imported imported = prod.importFrom(export(version.uri()));

        assertThat(imported.changed()).isTrue();
        assertThat(imported.version()).contains(FIRST);
        ModelVersion arrived = prod.models().resolve(FIRST).orElseThrow();
        assertThat(arrived).isEqualTo(version);
        RunId run = version.run().orElseThrow();
        Run there = dev.experiments().find(run).orElseThrow();
        assertThat(prod.experiments().find(run)).contains(there);
        assertThat(prod.experiments().history(run, "auc"))
                .isEqualTo(dev.experiments().history(run, "auc"))
                .hasSize(2);
        assertThat(prod.experiments().runs(Origins.NIGHTLY))
                .extracting(Run::name)
                .containsExactlyElementsOf(dev.experiments().runs(Origins.NIGHTLY).stream()
                        .map(Run::name)
                        .toList());
        assertThat(prod.models().signatures(arrived)).isEqualTo(dev.models().signatures(version));
        assertThat(prod.environments().all()).isEqualTo(dev.environments().all());
        assertThat(actions(prod)).containsExactly("dataset.registered", "model.registered");
        assertSound(prod);
    }

    @Test
    final void anArrivedVersionAnswersAndItsRowsCanBeRead() {
        ModelVersion version = Origins.live(dev);
        prod.importFrom(export(version.uri()));

        assertThat(load(FIRST)).isEqualTo(version);
        DatasetVersion rows = prod.datasets().versions(Samples.PATIENTS).get(0);
        assertThat(rows.number()).isEqualTo(1);
        assertThat(rows.load()).isEqualTo(Samples.ROWS);
        assertThat(rows.tags()).containsEntry("season", "winter");
        assertThat(prod.lineage().upstream(prod.models().resolve(FIRST).orElseThrow()))
                .hasToString(dev.lineage().upstream(version).toString().replace("patients/2", "patients/1"));
    }

    @Test
    final void anArrivedVersionTellsWhereItIsFrom() {
        ModelVersion version = Origins.live(dev);
        prod.importFrom(export(version.uri()));

        Origin origin = prod.models().origin(Samples.CHURN, 1).orElseThrow();

        assertThat(origin.name()).isEqualTo(Samples.CHURN);
        assertThat(origin.number()).isEqualTo(1);
        AuditEntry row = audit(dev).get((int) origin.auditRow() - 1);
        assertThat(row.hash()).isEqualTo(origin.auditHash());
        assertThat(row.subject()).isEqualTo(FIRST.toString());
        assertThat(dev.models().origin(Samples.CHURN, 1)).isEmpty();
        prod.models().tag(Samples.CHURN, 1, "stage", "prod", "arrived");
        assertThat(prod.models().origin(Samples.CHURN, 1)).contains(origin);
    }

    @Test
    final void whoImportsAtOnceTakesOneVersion() {
        Path archive = export(Origins.live(dev).uri());

        List<Boolean> changed = Stream.generate(() -> archive)
                .limit(8)
                .parallel()
                .map(each -> prod.importFrom(each).changed())
                .toList();

        assertThat(changed).containsOnlyOnce(true);
        assertThat(prod.models().versions(Samples.CHURN)).hasSize(1);
        assertThat(prod.datasets().versions(Samples.PATIENTS)).hasSize(1);
        assertSound(prod);
    }

    @Test
    final void aChainOfRegistriesKnowsAVersionAgain() {
        ModelVersion version = Origins.live(dev);
        try (Registry stage = Origins.open(Storage.inMemory(), 3)) {
            dev.promote(version.uri(), stage, "looks good");
            assertThat(stage.promote(FIRST, prod, "is good").changed()).isTrue();

            assertThat(dev.promote(version.uri(), prod, "directly").changed()).isFalse();
            assertThat(prod.models().resolve(FIRST)).contains(version);
        }
    }

    @Test
    final void contentThatOnlyBeginsLikeAManifestArrives() throws IOException {
        byte[] like = "evermodel-manifest 1\nand so on".getBytes(StandardCharsets.UTF_8);
        Recording run = dev.experiments().start(Origins.NIGHTLY, "training");
        run.artifact("notes.txt", out -> out.write(like));
        run.end(Outcome.FINISHED, "done");
        dev.models().register(Samples.CHURN, Samples.evaluated(1), Optional.of(run.id()), Map.of());

        prod.importFrom(export(FIRST));

        try (InputStream notes = prod.experiments().open(run.id(), "notes.txt")) {
            assertThat(notes.readAllBytes()).isEqualTo(like);
        }
    }

    @Test
    final void aDeletedRunArrivesDeleted() {
        ModelVersion version = Origins.live(dev);
        prod.importFrom(export(version.uri()));

        RunId run = version.run().orElseThrow();
        assertThat(prod.experiments().children(run)).isEmpty();
        assertThat(prod.experiments().runs(Origins.NIGHTLY)).hasSize(2);
    }

    @Test
    final void importingTwiceChangesNothing() {
        Path archive = export(Origins.live(dev).uri());
        prod.importFrom(archive);
        List<AuditEntry> before = audit(prod);

        Imported again = prod.importFrom(archive);

        assertThat(again.changed()).isFalse();
        assertThat(again.version()).contains(FIRST);
        assertThat(audit(prod)).isEqualTo(before);
        assertThat(prod.models().versions(Samples.CHURN)).hasSize(1);
    }

    @Test
    final void importingIntoTheOriginChangesNothing() {
        Path archive = export(Origins.live(dev).uri());
        dev.models().rename(Samples.CHURN, new ModelName("attrition"), "clearer");
        dev.models().release(Samples.CHURN, "free it");
        List<AuditEntry> before = audit(dev);

        Imported imported = dev.importFrom(archive);

        assertThat(imported.changed()).isFalse();
        assertThat(imported.version()).contains(ModelUri.of(new ModelName("attrition"), 1));
        assertThat(audit(dev)).isEqualTo(before);
    }

    @Test
    final void whatWasImportedIsKnownThoughItsModelWasRenamed() {
        Path archive = export(Origins.live(dev).uri());
        prod.importFrom(archive);
        prod.models().rename(Samples.CHURN, new ModelName("attrition"), "clearer");
        prod.models().release(Samples.CHURN, "free it");

        Imported again = prod.importFrom(archive);

        assertThat(again.changed()).isFalse();
        assertThat(again.version()).contains(ModelUri.of(new ModelName("attrition"), 1));
    }

    @Test
    final void theSameContentIsKnownWhereverItWasRegistered() {
        Path archive = export(Origins.live(dev).uri());
        prod.models().register(Samples.CHURN, Samples.evaluated(2), Optional.empty(), Map.of());
        prod.models().register(Samples.CHURN, Samples.evaluated(1), Optional.empty(), Map.of());

        Imported imported = prod.importFrom(archive);

        assertThat(imported.changed()).isFalse();
        assertThat(imported.version()).contains(ModelUri.of(Samples.CHURN, 2));
    }

    @Test
    final void numbersAreTheNextOnesOfTheTarget() {
        prod.models().register(Samples.CHURN, Samples.evaluated(5), Optional.empty(), Map.of());
        prod.models().register(Samples.CHURN, Samples.evaluated(6), Optional.empty(), Map.of());
        prod.datasets().register(Samples.PATIENTS, Samples.table(7), "ward 9");

        Imported imported = prod.importFrom(export(Origins.live(dev).uri()));

        assertThat(imported.version()).contains(ModelUri.of(Samples.CHURN, 3));
        assertThat(prod.models().compatibility(Samples.CHURN, 3)).isPresent();
        assertThat(prod.datasets().versions(Samples.PATIENTS))
                .extracting(DatasetVersion::fingerprint)
                .containsExactly(Samples.table(7).fingerprint(), Samples.ROWS.fingerprint());
        assertSound(prod);
    }

    @Test
    final void aVersionThatWasDeletedHereArrivesAnew() {
        Path archive = export(Origins.live(dev).uri());
        prod.importFrom(archive);
        prod.models().delete(Samples.CHURN, 1, "a mistake");

        Imported again = prod.importFrom(archive);

        assertThat(again.changed()).isTrue();
        assertThat(again.version()).contains(ModelUri.of(Samples.CHURN, 2));
        assertThat(prod.importFrom(archive).changed()).isFalse();
        assertSound(prod);
    }

    @Test
    final void anArchivedVersionArrivesArchived() {
        Origins.live(dev);
        dev.models().archive(Samples.CHURN, 1, "worn out");

        prod.importFrom(export(FIRST));

        assertThat(prod.models().resolve(FIRST).orElseThrow().status()).isEqualTo(VersionStatus.ARCHIVED);
        assertSound(prod);
    }

    @Test
    final void rowsThatWereLetGoStayAway() {
        Origins.live(dev);
        dev.datasets().register(Samples.PATIENTS, Samples.table(4), "ward 8");
        dev.experiments().runs(Origins.NIGHTLY);
        dev.datasets().letGo(Samples.PATIENTS, Retention.keepLast(1), "no room");

        prod.importFrom(export(FIRST));

        DatasetVersion there = dev.datasets().versions(Samples.PATIENTS).get(1);
        DatasetVersion here = prod.datasets().versions(Samples.PATIENTS).get(0);
        assertThat(here.letGo()).isEqualTo(there.letGo());
        assertThat(here.profile()).isEqualTo(there.profile());
        assertSound(prod);
    }

    @Test
    final void anAliasIsFollowedOnce() {
        Origins.live(dev);
        dev.models().alias(Samples.CHURN, Alias.CHAMPION).moveTo(1, "first");

        Imported imported = prod.importFrom(export(ModelUri.of(Samples.CHURN, Alias.CHAMPION)));

        assertThat(imported.version()).contains(FIRST);
        assertThat(prod.models().alias(Samples.CHURN, Alias.CHAMPION).current()).isEmpty();
    }

    @Test
    final void thereIsNoArchiveOfAVersionThatIsNotThere() {
        assertThatThrownBy(() -> export(FIRST)).isInstanceOf(NotFoundException.class);
        assertThat(folder.resolve("version.tar")).doesNotExist();
    }

    @Test
    final void aVersionWhoseRunGoesOnCannotLeaveYet() {
        Recording run = dev.experiments().start(Origins.NIGHTLY, "training");
        dev.models().register(Samples.CHURN, Samples.evaluated(1), Optional.of(run.id()), Map.of());

        assertThatThrownBy(() -> export(FIRST))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("goes on")
                .hasMessageContaining(run.id().value());
    }

    @Test
    final void theSameHasTheSameBytesWheneverItIsExported() throws IOException {
        ModelVersion version = Origins.live(dev);
        Archived one = dev.exportTo(folder.resolve("one.tar"), Export.version(version.uri()));
        Archived two = dev.exportTo(folder.resolve("two.tar"), Export.version(version.uri()));

        assertThat(two.content()).isEqualTo(one.content());
        assertThat(Files.mismatch(one.file(), two.file())).isEqualTo(-1);
        assertThat(Files.mismatch(exportAll("all.tar"), exportAll("again.tar"))).isEqualTo(-1);
        assertThat(Files.size(one.file())).isEqualTo(one.content().size());
    }

    @Test
    final void whoDemandsSignaturesTakesNothingUnsigned() {
        prod.close();
        prod = Origins.builder(target(), 2)
                .requireSigned(TrustedKeys.of(SigningKeys.generate().getPublic()))
                .open();
        Path archive = export(Origins.live(dev).uri());

        assertThatThrownBy(() -> prod.importFrom(archive)).isInstanceOf(UntrustedVersionException.class);

        assertThat(prod.models().names()).isEmpty();
        assertThat(audit(prod)).isEmpty();
    }

    @Test
    final void whoDemandsASignatureTakesWhatHasIt() {
        java.security.KeyPair keys = SigningKeys.generate();
        prod.close();
        prod = Origins.builder(target(), 2)
                .requireSigned(TrustedKeys.of(keys.getPublic()))
                .open();
        ModelVersion version = Origins.live(dev);
        dev.models().sign(version, Signer.of(keys), "released");

        prod.importFrom(export(version.uri()));

        assertThat(load(FIRST).number()).isEqualTo(1);
        assertThat(prod.models().signatures(version)).hasSize(2);
    }

    @Test
    final void aSignatureThatWasAddedSinceTravelsAtTheNextImport() {
        java.security.KeyPair keys = SigningKeys.generate();
        ModelVersion version = Origins.live(dev);
        prod.importFrom(export(version.uri()));
        dev.models().sign(version, Signer.of(keys), "released");
        Path archive = export(version.uri());

        assertThat(prod.importFrom(archive).changed()).isTrue();

        assertThat(prod.models().signatures(version))
                .hasSize(2)
                .isEqualTo(dev.models().signatures(version));
        AuditEntry row = audit(prod).get(audit(prod).size() - 1);
        assertThat(row.action()).isEqualTo("model.signed");
        assertThat(row.subject()).isEqualTo(FIRST.toString());
        assertThat(row.details().get("origin")).contains(FIRST.toString());
        assertThat(prod.importFrom(archive).changed()).isFalse();
        assertThat(prod.models().versions(Samples.CHURN)).hasSize(1);
        assertSound(prod);
    }

    @Test
    final void aSignatureThatWasAddedSinceTravelsWithAPromotionThereAndBack() {
        java.security.KeyPair keys = SigningKeys.generate();
        ModelVersion version = Origins.live(dev);
        dev.promote(version.uri(), prod, "passed its review");
        prod.models().sign(version, Signer.of(keys), "runs in production");

        assertThat(prod.promote(FIRST, dev, "they may know").changed()).isTrue();

        assertThat(dev.models().signatures(version)).isEqualTo(prod.models().signatures(version));
        AuditEntry row = audit(dev).get(audit(dev).size() - 1);
        assertThat(row.reason()).isEqualTo("they may know");
        assertThat(dev.promote(version.uri(), prod, "again").changed()).isFalse();
        assertSound(dev);
        assertSound(prod);
    }

    @Test
    final void aSignatureOfOtherCircumstancesStaysAway() {
        ModelVersion here = prod.models().register(Samples.CHURN, Samples.evaluated(1), Optional.empty(), Map.of());
        ModelVersion version = Origins.live(dev);
        assertThat(version.packageDigest()).isNotEqualTo(here.packageDigest());

        assertThat(prod.importFrom(export(version.uri())).changed()).isFalse();

        assertThat(prod.models().signatures(here)).isEmpty();
        assertSound(prod);
    }

    @Test
    final void whatIsNotCompatibleIsNeitherImportedNorPromoted() {
        prod.close();
        prod = Origins.builder(target(), 2)
                .requireCompatible(Compatibility.Level.FULL)
                .open();
        ModelVersion first = Origins.live(dev);
        ModelVersion narrower =
                dev.models().register(Samples.CHURN, SignaturesContract.narrower(), Optional.empty(), Map.of());
        prod.importFrom(export(first.uri()));
        List<AuditEntry> before = audit(prod);
        Path archive = export(narrower.uri());

        assertThatThrownBy(() -> prod.importFrom(archive)).isInstanceOf(IncompatibleSignatureException.class);
        assertThatThrownBy(() -> dev.promote(narrower.uri(), prod, "it is quicker"))
                .isInstanceOf(IncompatibleSignatureException.class);

        assertThat(audit(prod)).isEqualTo(before);
        assertThat(prod.models().versions(Samples.CHURN)).hasSize(1);
        assertThat(prod.models().resolve(FIRST)).contains(first);
        assertSound(prod);
    }

    @Test
    final void everythingIsRestoredExactly() {
        Origins.live(dev);
        dev.models().alias(Samples.CHURN, Alias.CHAMPION).moveTo(1, "first");
        dev.datasets().letGo(Samples.PATIENTS, Retention.keepLast(1), "no room");
        Path archive = exportAll("all.tar");

        Imported imported = prod.importFrom(archive);

        assertThat(imported.changed()).isTrue();
        assertThat(Everything.of(prod)).isEqualTo(Everything.of(dev));
        assertThat(audit(prod)).isEqualTo(audit(dev));
        assertThat(load(ModelUri.of(Samples.CHURN, Alias.CHAMPION)).number()).isEqualTo(1);
        assertSound(prod);
    }

    @Test
    final void aRestoredRegistryGoesOn() throws IOException {
        Origins.live(dev);
        Path archive = exportAll("all.tar");
        prod.importFrom(archive);

        assertThat(prod.importFrom(archive).changed()).isFalse();
        Path again =
                prod.exportTo(folder.resolve("again.tar"), Export.everything()).file();
        assertThat(Files.mismatch(archive, again)).isEqualTo(-1);
        prod.models().register(Samples.CHURN, Samples.evaluated(2), Optional.empty(), Map.of());
        assertThat(prod.importFrom(archive).changed()).isFalse();
        assertThat(prod.models().versions(Samples.CHURN)).hasSize(2);
        assertSound(prod);
    }

    @Test
    final void aLaterArchiveOfTheSameRegistryBringsItForward() {
        Origins.live(dev);
        prod.importFrom(exportAll("early.tar"));
        dev.models().register(Samples.CHURN, Samples.evaluated(2), Optional.empty(), Map.of());
        dev.models().alias(Samples.CHURN, Alias.CHAMPION).moveTo(2, "better");

        assertThat(prod.importFrom(exportAll("late.tar")).changed()).isTrue();

        assertThat(Everything.of(prod)).isEqualTo(Everything.of(dev));
        assertSound(prod);
    }

    @Test
    final void aWholeRegistryDoesNotGoIntoAnotherOne() {
        Origins.live(dev);
        Path archive = exportAll("all.tar");
        prod.models().register(Samples.CHURN, Samples.evaluated(3), Optional.empty(), Map.of());

        assertRefused(Fault.OTHER_REGISTRY, archive);
    }

    @Test
    final void aRegistryThatWentAnotherWayIsAnotherOne() {
        Origins.live(dev);
        prod.importFrom(exportAll("all.tar"));
        prod.models().register(Samples.CHURN, Samples.evaluated(3), Optional.empty(), Map.of());
        dev.models().register(Samples.CHURN, Samples.evaluated(2), Optional.empty(), Map.of());

        assertRefused(Fault.OTHER_REGISTRY, exportAll("late.tar"));
        dev.models().archive(Samples.CHURN, 1, "worn out");
        assertRefused(Fault.OTHER_REGISTRY, exportAll("later.tar"));
    }

    private void assertRefused(Fault fault, Path archive) {
        List<AuditEntry> before = audit(prod);
        assertThatThrownBy(() -> prod.importFrom(archive))
                .isInstanceOfSatisfying(
                        ArchiveRefusedException.class,
                        refused -> assertThat(refused.fault()).isEqualTo(fault));
        assertThat(audit(prod)).isEqualTo(before);
        assertSound(prod);
    }

    @Test
    final void nothingLeavesARegistryThatIsEmpty() {
        assertThatThrownBy(() -> exportAll("all.tar"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("before its first change");
    }

    @Test
    final void aPromotionIsToldInBothAuditLogs() {
        ModelVersion version = Origins.live(dev);

        Imported promoted = dev.promote(version.uri(), prod, "passed its review");

        assertThat(promoted.changed()).isTrue();
        assertThat(promoted.version()).contains(FIRST);
        assertThat(prod.models().resolve(FIRST)).contains(version);
        AuditEntry here = audit(dev).get(audit(dev).size() - 1);
        assertThat(here.action()).isEqualTo("model.promoted");
        assertThat(here.reason()).isEqualTo("passed its review");
        assertThat(here.subject()).isEqualTo(FIRST.toString());
        AuditEntry there = audit(prod).get(audit(prod).size() - 1);
        assertThat(there.action()).isEqualTo("model.registered");
        assertThat(there.reason()).isEqualTo("passed its review");
        assertThat(there.details().get("origin")).contains(FIRST.toString());
        assertThat(load(FIRST).number()).isEqualTo(1);
        assertSound(dev);
        assertSound(prod);
    }

    @Test
    final void promotingTwiceChangesNothing() {
        ModelVersion version = Origins.live(dev);
        dev.promote(version.uri(), prod, "passed its review");
        List<AuditEntry> devBefore = audit(dev);
        List<AuditEntry> prodBefore = audit(prod);

        assertThat(dev.promote(version.uri(), prod, "again").changed()).isFalse();

        assertThat(audit(dev)).isEqualTo(devBefore);
        assertThat(audit(prod)).isEqualTo(prodBefore);
    }

    @Test
    final void aPromotionAndAnImportAreOneWay() {
        ModelVersion version = Origins.live(dev);
        Path archive = export(version.uri());
        dev.promote(version.uri(), prod, "passed its review");

        assertThat(prod.importFrom(archive).changed()).isFalse();
        assertThat(prod.promote(FIRST, dev, "back").changed()).isFalse();
        assertThat(dev.models().versions(Samples.CHURN)).hasSize(1);
    }

    @Test
    final void promotingToItselfChangesNothing() {
        ModelVersion version = Origins.live(dev);
        List<AuditEntry> before = audit(dev);

        assertThat(dev.promote(version.uri(), dev, "why not").changed()).isFalse();

        assertThat(audit(dev)).isEqualTo(before);
    }
}
