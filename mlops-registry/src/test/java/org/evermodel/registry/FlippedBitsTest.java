package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.evermodel.ArtifactDamagedException;
import org.evermodel.registry.audit.Verification.Problem;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.ArtifactStore.Stored;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to whichever file of a home: it is named, reading it fails, and reading all others works. */
class FlippedBitsTest {
    @TempDir
    Path home;

    private Storage storage;
    private ArtifactStore artifacts;
    private Registry registry;

    @BeforeEach
    void live() {
        TestClock clock = TestClock.at(Instant.parse("2026-01-15T10:30:00Z"));
        storage = LocalStorage.at(home, clock);
        artifacts = storage.artifacts();
        registry = Registry.builder(storage)
                .flavors(Samples.flavors())
                .clock(clock)
                .open();
        registry.models().register(Samples.CHURN, Samples.evaluated(1), Optional.empty(), Map.of());
        registry.datasets().register(Samples.PATIENTS, Samples.ROWS, "ward 7");
        artifacts.put(out -> out.write("orphan".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        clock.pass(Duration.ofDays(8));
        registry.gc(GcOptions.grace(Duration.ofDays(7)));
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void aFlippedBitInAnyFileIsNamedAndReadingThatArtifactFailsWhileOthersAreRead() throws IOException {
        Random random = new Random(5);
        assertThat(inventory()).anyMatch(Stored::isAside);
        for (Stored each : inventory()) {
            byte[] flipped = bytes(each);
            int bit = random.nextInt(8 * flipped.length);
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertNamed(each, flipped);
        }
        assertThat(registry.verify().sound()).isTrue();
    }

    @Test
    void everyBitOfAManifestIsLookedAt() throws IOException {
        Stored manifest = artifacts
                .find(registry.models().versions(Samples.CHURN).get(0).packageDigest())
                .orElseThrow();
        byte[] sound = bytes(manifest);
        Path file = fileOf(manifest);
        for (int bit = 0; bit < 8 * sound.length; bit++) {
            byte[] flipped = sound.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, flipped);
            assertUnreadable(manifest);
        }
        Files.write(file, sound);
    }

    @Test
    void aFileThatIsShorterLongerOrEmptyIsNamed() throws IOException {
        for (Stored each : inventory()) {
            int length = bytes(each).length;
            for (int changed : List.of(0, length - 1, length + 1)) {
                assertNamed(each, Arrays.copyOf(bytes(each), changed));
            }
        }
    }

    @Test
    void filesThatChangedPlacesAreBothNamed() throws IOException {
        List<Stored> all = inventory();
        for (int i = 0; i + 1 < all.size(); i += 2) {
            Path one = fileOf(all.get(i));
            Path other = fileOf(all.get(i + 1));
            swap(one, other);
            assertThat(registry.verify().problems())
                    .extracting(Problem::subject)
                    .containsExactly(
                            "artifact " + all.get(i).digest(),
                            "artifact " + all.get(i + 1).digest());
            swap(one, other);
        }
        assertThat(registry.verify().sound()).isTrue();
    }

    @Test
    void whatIsNoArtifactIsNamed() throws IOException {
        Path stray = Files.writeString(home.resolve("objects/sha256/notes.txt"), "text");
        Path other = Files.createDirectories(home.resolve("objects/sha256/ab/" + "0".repeat(62)));

        assertThat(registry.verify().problems())
                .extracting(Problem::toString)
                .containsExactlyInAnyOrder(
                        "the place of the artifacts " + stray + " is no artifact",
                        "the place of the artifacts " + other + " is no artifact");
    }

    private void assertNamed(Stored stored, byte[] wrong) throws IOException {
        Path file = fileOf(stored);
        byte[] sound = Files.readAllBytes(file);
        var time = Files.getLastModifiedTime(file);
        Files.write(file, wrong);
        Files.setLastModifiedTime(file, time);

        assertThat(registry.verify().problems())
                .as("%s of %s bytes", stored, wrong.length)
                .extracting(Problem::subject)
                .containsExactly("artifact " + stored.digest());
        assertUnreadable(stored);
        for (Stored other : inventory()) {
            if (!other.digest().equals(stored.digest())) {
                assertThat(read(other)).isEqualTo(bytes(other));
            }
        }
        Files.write(file, sound);
        Files.setLastModifiedTime(file, time);
    }

    private void assertUnreadable(Stored stored) {
        assertThatThrownBy(() -> read(stored))
                .isInstanceOfSatisfying(
                        ArtifactDamagedException.class,
                        e -> assertThat(e.expected()).isEqualTo(stored.digest()));
        if (!stored.isAside()) {
            assertThatThrownBy(() -> artifacts.read(stored.digest())).isInstanceOf(ArtifactDamagedException.class);
            assertThatThrownBy(() -> artifacts.open(stored.digest(), 0, 1))
                    .isInstanceOf(ArtifactDamagedException.class);
        }
    }

    private byte[] read(Stored stored) throws IOException {
        try (InputStream in = artifacts.peek(stored)) {
            return in.readAllBytes();
        }
    }

    private static void swap(Path one, Path other) throws IOException {
        byte[] bytes = Files.readAllBytes(one);
        Files.write(one, Files.readAllBytes(other));
        Files.write(other, bytes);
    }

    private byte[] bytes(Stored stored) throws IOException {
        return Files.readAllBytes(fileOf(stored));
    }

    private Path fileOf(Stored stored) {
        if (!stored.isAside()) {
            return Homes.fileOf(home, stored.digest());
        }
        String hex = stored.digest().hex();
        return home.resolve("objects/aside")
                .resolve(hex.substring(0, 2))
                .resolve(hex.substring(2) + "."
                        + stored.asideSince().orElseThrow().toEpochMilli());
    }

    private List<Stored> inventory() {
        try (Stream<Stored> all = artifacts.inventory()) {
            return all.toList();
        }
    }
}
