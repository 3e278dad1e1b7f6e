package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.evermodel.StorageException;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a folder may be that is named as a home. */
class HomesTest {
    @TempDir
    Path folder;

    private Path home;

    @BeforeEach
    void nameAHome() {
        home = folder.resolve("deep/inside/home");
    }

    @Test
    void anAbsentHomeIsAnEmptyStoreAndReadingLeavesNoTrace() {
        try (Registry registry = Registry.open(LocalStorage.at(home))) {
            assertThat(registry.models().names()).isEmpty();
            assertThat(registry.datasets().names()).isEmpty();
            assertThat(registry.experiments().names()).isEmpty();
            assertThat(registry.audit().last()).isEmpty();
            assertThat(registry.verify().sound()).isTrue();
        }

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anAbsentHomeIsCreatedByTheFirstChange() {
        assertUsable();
    }

    @Test
    void anEmptyHomeIsUsable() throws IOException {
        Files.createDirectories(home);

        assertUsable();
    }

    @Test
    void aFreshFileSystemIsUsable() throws IOException {
        Files.createDirectories(home.resolve("lost+found"));

        assertUsable();
    }

    @Test
    void aHomeLeftWithNothingButFoldersIsUsable() throws IOException {
        Files.createDirectories(home.resolve("objects/sha256/ab"));
        Files.createDirectories(home.resolve("objects/tmp"));

        assertUsable();
    }

    @Test
    void aHomeLeftWithAnEmptyDatabaseIsUsable() throws IOException {
        Files.createDirectories(home);
        Files.createFile(home.resolve("evermodel.db"));

        assertUsable();
    }

    @Test
    void aHomeLeftWithADatabaseWithoutTablesIsUsable() throws IOException {
        Files.createDirectories(home);
        new Database(home).text("PRAGMA journal_mode = WAL");

        assertThat(home.resolve("evermodel.db")).isNotEmptyFile();
        assertUsable();
    }

    @Test
    void aHomeWithHalfWrittenArtifactsOfADeadProcessIsCleaned() throws IOException {
        Path leftovers = home.resolve("objects/tmp");
        Files.createDirectories(leftovers);
        Files.writeString(leftovers.resolve("999999-1700000000000-123.lock"), "");
        Files.writeString(leftovers.resolve("999999-1700000000000-123-1.tmp"), "half");
        Files.writeString(leftovers.resolve("999999-1700000000000-456-1.tmp"), "half");

        assertUsable();

        assertThat(leftovers).isEmptyDirectory();
    }

    @Test
    void halfWrittenArtifactsOfThisProcessAreLeftAlone() throws IOException {
        try (Storage writing = LocalStorage.at(home)) {
            writing.artifacts().put(out -> {
                out.write(1);
                LocalStorage.at(home).close();
                assertThat(home.resolve("objects/tmp")).isNotEmptyDirectory();
                out.write(2);
            });
        }
        assertThat(home.resolve("objects/tmp")).isEmptyDirectory();
    }

    @Test
    void aFileIsNoHome() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "text");

        assertRefused(file, "is a file, not a folder");
        assertThat(file).hasContent("text");
    }

    @Test
    void aFolderBelowAFileIsNoHome() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "text");

        assertRefused(file.resolve("home"), file + " is a file, not a folder");
    }

    @Test
    void aFolderOfOtherThingsIsNoHomeAndStaysAsItIs() throws IOException {
        Files.writeString(folder.resolve("thesis.tex"), "text");

        assertRefused(folder, "thesis.tex");
        assertThat(folder).isDirectoryNotContaining("glob:**evermodel*");
    }

    @ParameterizedTest
    @ValueSource(ints = {600, 5_000})
    void aDatabaseOfRandomBytesIsRefused(int size) throws IOException {
        Files.createDirectories(home);
        byte[] bytes = new byte[size];
        new java.util.Random(size).nextBytes(bytes);
        Files.write(home.resolve("evermodel.db"), bytes);

        assertRefused(home, "evermodel.db");
        assertThat(home.resolve("evermodel.db")).hasBinaryContent(bytes);
    }

    @Test
    void theDatabaseOfAnotherProgramIsRefused() throws IOException {
        Files.createDirectories(home);
        new Database(home).change("CREATE TABLE bookmarks (url TEXT)");

        assertRefused(home, "is a database of another program");
    }

    @Test
    void aFolderInThePlaceOfTheDatabaseIsRefused() throws IOException {
        Files.createDirectories(home.resolve("evermodel.db"));

        assertRefused(home, "evermodel.db");
    }

    @Test
    void aStoreOfANewerVersionIsRefused() {
        assertUsable();
        new Database(home).change("PRAGMA user_version = 999");

        assertRefused(home, "schema version 999");
    }

    @Test
    void aHomeThatCannotBeWrittenToSaysSo() throws IOException {
        assertUsable();
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("r-xr-xr-x"));
        Files.setPosixFilePermissions(home.resolve("evermodel.db"), PosixFilePermissions.fromString("r--r--r--"));
        Assumptions.assumeFalse(Files.isWritable(home), "this user may write whatever the permissions say");

        try (Registry registry = Registry.open(LocalStorage.at(home))) {
            assertThatThrownBy(() -> register(registry)).isInstanceOf(StorageException.class);
        } finally {
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void aClosedStoreSaysSo() {
        Storage storage = LocalStorage.at(home);
        Registry registry = Registry.open(storage);
        register(registry);
        registry.close();

        assertThatThrownBy(() -> registry.models().names())
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("was closed");
        assertThatThrownBy(() -> register(registry))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("was closed");
        assertThatThrownBy(() -> storage.metadata()
                        .commit(java.util.List.of(new MetadataStore.Put(new MetadataStore.Key("thing", "a"), 0, "{}"))))
                .isInstanceOf(StorageException.class);
    }

    private void assertUsable() {
        try (Registry registry = Registry.open(LocalStorage.at(home))) {
            assertThat(registry.verify().sound()).isTrue();
            register(registry);
            assertThat(registry.verify().sound()).isTrue();
        }
        try (Registry registry = Registry.open(LocalStorage.at(home))) {
            assertThat(registry.models().versions(Samples.CHURN)).hasSize(1);
        }
    }

    private static void assertRefused(Path home, String because) {
        assertThatThrownBy(() -> LocalStorage.at(home).close())
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(because);
    }

    private static void register(Registry registry) {
        registry.models().register(Samples.CHURN, Samples.evaluated(1), Optional.empty(), Map.of());
    }
}
