package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.Alias;
import org.evermodel.ArtifactDamagedException;
import org.evermodel.Digest;
import org.evermodel.ModelVersion;
import org.evermodel.artifact.Bundle;
import org.evermodel.port.ModelAlias;
import org.evermodel.registry.audit.Verification;
import org.evermodel.registry.audit.Verification.Problem;
import org.evermodel.registry.audit.Verification.Progress;
import org.evermodel.registry.catalogue.DatasetVersion;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes rot, files vanish: each is named, what needs them fails loudly, and everything else goes on. */
class DamagedArtifactsTest {
    @TempDir
    Path home;

    private Registry registry;
    private Storage storage;
    private DatasetVersion patients;
    private ModelVersion model;

    @BeforeEach
    void register() {
        storage = LocalStorage.at(home);
        registry = Registry.builder(storage).flavors(Samples.flavors()).open();
        patients = registry.datasets().register(Samples.PATIENTS, Samples.ROWS, "ward 7");
        model = registry.models().register(Samples.CHURN, Samples.evaluated(1), Optional.empty(), Map.of());
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void aFlippedByteInAnyArtifactIsNamed() throws IOException {
        for (Digest digest : storage.artifacts().list().toList()) {
            Path file = Homes.fileOf(home, digest);
            byte[] sound = Files.readAllBytes(file);
            flip(file, sound, sound.length / 2);

            assertThat(registry.verify().problems())
                    .extracting(Problem::subject)
                    .containsExactly("artifact " + digest);
            Files.write(file, sound);
        }
        assertThat(registry.verify().sound()).isTrue();
    }

    @Test
    void aDamagedModelFailsLoudlyWhileTheDatasetLoads() throws IOException {
        Digest bin = registry.models().open(model).files().artifact("model.bin").digest();
        flip(Homes.fileOf(home, bin), Files.readAllBytes(Homes.fileOf(home, bin)), 20);

        assertThatThrownBy(() -> registry.models().load(model.uri()))
                .isInstanceOfSatisfying(
                        ArtifactDamagedException.class,
                        e -> assertThat(e.expected()).isEqualTo(bin));
        assertThat(patients.load()).isEqualTo(Samples.ROWS);
    }

    @Test
    void aDamagedDatasetFailsLoudlyWhileTheModelLoads() throws IOException {
        Digest manifest = model.packageDigest();
        List<Digest> ofModel = Bundle.open(manifest, storage.artifacts()).manifest().entries().stream()
                .map(entry -> entry.artifact().digest())
                .toList();
        for (Digest digest : storage.artifacts().list().toList()) {
            if (!ofModel.contains(digest) && !digest.equals(manifest)) {
                flip(Homes.fileOf(home, digest), Files.readAllBytes(Homes.fileOf(home, digest)), 10);
            }
        }

        assertThatThrownBy(() -> patients.load()).isInstanceOf(ArtifactDamagedException.class);
        assertThat(registry.models().load(model.uri())).isPresent();
    }

    @Test
    void damageInAFileThatLoadingDoesNotNeedIsFoundAllTheSame() throws IOException {
        Digest evaluation = registry.models()
                .open(model)
                .files()
                .artifact("evaluation.json")
                .digest();
        flip(Homes.fileOf(home, evaluation), Files.readAllBytes(Homes.fileOf(home, evaluation)), 10);

        assertThatThrownBy(() -> registry.models().load(model.uri())).isInstanceOf(ArtifactDamagedException.class);
    }

    @Test
    void aDamagedVersionIsNeitherPromotedNorRolledBackTo() throws IOException {
        registry.models().register(Samples.CHURN, Samples.evaluated(2), Optional.empty(), Map.of());
        ModelAlias champion = registry.models().alias(Samples.CHURN, Alias.CHAMPION);
        champion.moveTo(1, "");
        champion.moveTo(2, "");
        Digest training =
                registry.models().open(model).files().artifact("training.json").digest();
        flip(Homes.fileOf(home, training), Files.readAllBytes(Homes.fileOf(home, training)), 10);

        assertThatThrownBy(() -> champion.rollback("")).isInstanceOf(ArtifactDamagedException.class);
        assertThatThrownBy(() -> champion.moveTo(1, "")).isInstanceOf(ArtifactDamagedException.class);
        assertThat(champion.current()).map(ModelVersion::number).contains(2);
    }

    @Test
    void aMissingFileOfABundleIsNamedWithTheBundle() throws IOException {
        Digest bin = registry.models().open(model).files().artifact("model.bin").digest();
        Files.delete(Homes.fileOf(home, bin));

        assertThat(registry.verify().problems())
                .contains(new Problem(
                        "bundle " + model.packageDigest(), "lists model.bin, which is missing: artifact " + bin));
    }

    @Test
    void aMissingArtifactOfARecordIsNamedWithTheRecord() throws IOException {
        Files.delete(Homes.fileOf(home, model.packageDigest()));

        assertThat(registry.verify().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.subject()).startsWith("record model-version/");
            assertThat(problem.what())
                    .isEqualTo("refers to its package, which is missing: artifact " + model.packageDigest());
        });
    }

    @Test
    void wrongBytesThatNobodyRefersToAreNamed() throws IOException {
        Digest digest = Digest.of("what it should be".getBytes(StandardCharsets.UTF_8));
        Path file = Homes.fileOf(home, digest);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "something else");

        assertThat(registry.verify().problems()).extracting(Problem::subject).containsExactly("artifact " + digest);
    }

    @Test
    void aBundleThatListsNonsenseIsNamed() {
        Digest digest = storage.artifacts()
                .put(out -> out.write("evermodel-manifest 1\nno digest 5 path\n".getBytes(StandardCharsets.UTF_8)))
                .digest();

        assertThat(registry.verify().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.subject()).contains(digest.toString()));
    }

    @Test
    void registeringAgainRepairsDamage() throws IOException {
        Digest bin = registry.models().open(model).files().artifact("model.bin").digest();
        flip(Homes.fileOf(home, bin), Files.readAllBytes(Homes.fileOf(home, bin)), 20);

        registry.models().register(Samples.CHURN, Samples.evaluated(1), Optional.empty(), Map.of());

        assertThat(registry.verify().sound()).isTrue();
        assertThat(registry.models().load(model.uri())).isPresent();
    }

    @Test
    void aVerificationTellsHowFarItIs() {
        List<Progress> told = new ArrayList<>();

        Verification verification = registry.verify(told::add);

        assertThat(told).last().isEqualTo(verification.looked());
        assertThat(told).extracting(Progress::bytes).isSorted();
        assertThat(verification.looked().artifacts())
                .isEqualTo(storage.artifacts().list().count());
        assertThat(verification.looked().auditRows()).isEqualTo(2);
        assertThat(verification).asString().startsWith("Verification[sound; ");
    }

    private static void flip(Path file, byte[] sound, int position) throws IOException {
        byte[] flipped = sound.clone();
        flipped[position] ^= 1;
        Files.write(file, flipped);
    }
}
