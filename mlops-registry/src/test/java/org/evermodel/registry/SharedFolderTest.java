package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.StorageException;
import org.evermodel.spi.ArtifactStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Artifacts in a folder of their own: who may use it, what it looks like, and what happens where it cannot be written. */
class SharedFolderTest {
    @TempDir
    Path folder;

    private ArtifactStore artifacts;

    @BeforeEach
    void open() {
        artifacts = FileArtifacts.at(folder.resolve("shared/objects"));
    }

    @AfterEach
    void close() {
        artifacts.close();
    }

    @Test
    void nothingIsCreatedBeforeTheFirstArtifact() {
        assertThat(artifacts.inventory()).isEmpty();
        assertThat(artifacts.contains(Digest.of(new byte[0]))).isFalse();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "text");

        assertThatThrownBy(() -> FileArtifacts.at(file))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("is a file, not a folder");
    }

    @Test
    void severalProcessesShareAFolder() {
        List<ChildProcess> children = IntStream.range(0, 3)
                .mapToObj(each -> ChildProcess.start(Storing.class, folder.resolve("shared/objects"), 40, 1_000))
                .toList();

        List<String> stored =
                children.stream().flatMap(child -> child.rest().stream()).toList();

        assertThat(children).extracting(ChildProcess::exitCode).containsOnly(0);
        assertThat(stored).hasSize(120);
        assertThat(artifacts.list().map(Digest::toString))
                .containsExactlyInAnyOrderElementsOf(stored.stream().distinct().toList());
        assertThat(folder.resolve("shared/objects/tmp")).isEmptyDirectory();
    }

    @Test
    void whatAKilledProcessLeftIsRemovedWhenTheFolderIsNextOpened() {
        try (ChildProcess child =
                ChildProcess.start(Storing.class, folder.resolve("shared/objects"), 10_000, 100_000)) {
            child.line();
            child.kill();
        }

        FileArtifacts.at(folder.resolve("shared/objects")).close();

        assertThat(folder.resolve("shared/objects/tmp")).isEmptyDirectory();
        assertAllWhole();
    }

    @Test
    void aFullDiskIsToldAndLeavesNothing() {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "limits are set by a POSIX shell");
        List<String> limited = List.of("/bin/sh", "-c", "ulimit -f 400; exec \"$@\"", "sh");
        List<String> lines;
        try (ChildProcess child =
                ChildProcess.start(limited, Storing.class, folder.resolve("shared/objects"), 10, 50_000)) {
            lines = child.rest();
        }

        assertThat(lines.get(lines.size() - 1)).startsWith("failed an artifact could not be stored in");
        assertThat(artifacts.list()).hasSize(lines.size() - 1).hasSizeGreaterThan(2);
        assertThat(folder.resolve("shared/objects/tmp")).isEmptyDirectory();
        assertAllWhole();
    }

    /** What stands in the way, at each point where something is written, and what is then told. */
    @Test
    void whateverCannotBeWrittenIsToldAndLeavesNothing() throws IOException {
        byte[] bytes = "content".getBytes(StandardCharsets.UTF_8);
        Digest digest = Digest.of(bytes);
        String first = digest.hex().substring(0, 2);
        Path objects = folder.resolve("shared/objects");
        artifacts.put(out -> out.write(1));
        for (Path obstacle : List.of(
                objects.resolve("sha256").resolve(first),
                objects.resolve("sha256")
                        .resolve(first)
                        .resolve(digest.hex().substring(2))
                        .resolve("in the way"))) {
            put(obstacle);
            assertThatThrownBy(() -> artifacts.put(out -> out.write(bytes)))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("an artifact could not be stored in " + objects);
            assertThat(objects.resolve("tmp"))
                    .isDirectoryNotContaining(file -> file.toString().endsWith(".tmp"));
            assertThat(artifacts.contains(digest)).isFalse();
            remove(obstacle, objects.resolve("sha256"));

            artifacts.put(out -> out.write(bytes));
            assertThat(artifacts.read(digest)).isEqualTo(bytes);
            artifacts.delete(digest);
        }
    }

    @Test
    void aFolderForTemporaryFilesThatCannotBeMadeIsTold() throws IOException {
        put(folder.resolve("shared/objects/tmp"));

        assertThatThrownBy(() -> artifacts.put(out -> out.write(1)))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("an artifact could not be stored in ");
    }

    @Test
    void whatCannotBeSetAsideStaysInItsPlace() throws IOException {
        ArtifactRef artifact = artifacts.put(out -> out.write(1));
        put(folder.resolve("shared/objects/aside"));

        assertThatThrownBy(() ->
                        artifacts.setAside(artifacts.find(artifact.digest()).orElseThrow()))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("could not be set aside");

        assertThat(artifacts.find(artifact.digest()).orElseThrow().isAside()).isFalse();
        assertThat(artifacts.read(artifact.digest())).isEqualTo(new byte[] {1});
    }

    @Test
    void whatIsSetAsideIsReadWhereItIsWhenItCannotBeBroughtBack() throws IOException {
        ArtifactRef artifact = artifacts.put(out -> out.write(1));
        artifacts.setAside(artifacts.find(artifact.digest()).orElseThrow());
        Path live = folder.resolve("shared/objects/sha256")
                .resolve(artifact.digest().hex().substring(0, 2));
        Files.delete(live);
        put(live);

        assertThat(artifacts.read(artifact.digest())).isEqualTo(new byte[] {1});
        assertThat(artifacts.find(artifact.digest()).orElseThrow().isAside()).isTrue();
    }

    /** Only the owner of a file may say when it was changed, so another user of the folder writes it anew. */
    @Test
    void whatAnotherUserStoredIsStoredTouchedAndBroughtBack() throws IOException {
        List<String> others = asAnotherUser();
        ArtifactRef artifact = artifacts.put(out -> out.write(1));
        ArtifactRef lost = artifacts.put(out -> out.write(2));
        ArtifactRef gone = artifacts.put(out -> out.write(3));
        artifacts.setAside(artifacts.find(lost.digest()).orElseThrow());
        artifacts.setAside(artifacts.find(gone.digest()).orElseThrow());
        try (Stream<Path> all = Files.walk(folder.resolve("shared/objects"))) {
            for (Path each : all.toList()) {
                Files.setAttribute(each, "unix:uid", 65_534);
                Files.setLastModifiedTime(each, FileTime.fromMillis(0));
            }
        }

        List<String> told;
        try (ChildProcess child = ChildProcess.start(
                others, Using.class, folder.resolve("shared/objects"), lost.digest(), gone.digest())) {
            told = child.rest();
        }

        assertThat(told).containsExactly("stored " + artifact.digest(), "touched", "brought back");
        for (ArtifactRef each : List.of(artifact, lost, gone)) {
            ArtifactStore.Stored stored = artifacts.find(each.digest()).orElseThrow();
            assertThat(stored.isAside()).isFalse();
            assertThat(stored.storedAt()).isAfter(Instant.EPOCH);
        }
        assertAllWhole();
    }

    /** What starts a process that owns no file but those it writes, though it may read and write in every folder. */
    private static List<String> asAnotherUser() throws IOException {
        Path setpriv = Path.of("/usr/bin/setpriv");
        Assumptions.assumeTrue(Files.isExecutable(setpriv), "setpriv takes the right to change files of others away");
        Assumptions.assumeTrue(
                Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid")),
                "only root may give files to another user");
        return List.of(setpriv.toString(), "--bounding-set=-fowner", "--");
    }

    private void assertAllWhole() {
        try (Stream<Digest> all = artifacts.list()) {
            all.forEach(artifacts::read);
        }
    }

    /** A file where a folder is to be. */
    private static void put(Path obstacle) throws IOException {
        Files.createDirectories(obstacle.getParent());
        Files.writeString(obstacle, "in the way");
    }

    private static void remove(Path obstacle, Path top) throws IOException {
        for (Path each = obstacle; !each.equals(top); each = each.getParent()) {
            Files.delete(each);
        }
    }

    /** Stores what is there, touches and reads what is set aside. Arguments: folder, what to touch, what to read. */
    static final class Using {
        private Using() {}

        public static void main(String... args) {
            try (ArtifactStore store = FileArtifacts.at(Path.of(args[0]), Clock.systemUTC())) {
                Storing.say("stored " + store.put(out -> out.write(1)).digest());
                Storing.say(store.touch(Digest.parse(args[1])) ? "touched" : "missed");
                Storing.say(store.read(Digest.parse(args[2])).length == 1 ? "brought back" : "read otherwise");
            } catch (StorageException e) {
                Storing.say("failed " + e.getMessage());
            }
        }
    }

    /** Stores artifacts, each larger than the last, and says the digest of each. Arguments: folder, how many, step. */
    static final class Storing {
        private Storing() {}

        public static void main(String... args) {
            try (ArtifactStore store = FileArtifacts.at(Path.of(args[0]), Clock.systemUTC())) {
                for (int i = 1; i <= Integer.parseInt(args[1]); i++) {
                    byte[] bytes = new byte[i * Integer.parseInt(args[2])];
                    say(store.put(out -> out.write(bytes)).digest().toString());
                }
            } catch (StorageException e) {
                say("failed " + e.getMessage());
            }
        }

        private static void say(String line) {
            System.out.print(line + "\n");
            System.out.flush();
        }
    }
}
