package org.evermodel.registry.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.evermodel.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibrariesTest {
    @TempDir
    Path folder;

    @Test
    void aVersionIsReadFromTheNameOfTheFile() throws IOException {
        String path = jar("sqlite-jdbc-3.54.1.0.jar", Map.of("Implementation-Version", "9"))
                + File.pathSeparator
                + jar("jackson-core-2.18.5-rc1.jar", Map.of());

        assertThat(Libraries.on(path).versions())
                .containsExactly(Map.entry("jackson-core", "2.18.5-rc1"), Map.entry("sqlite-jdbc", "3.54.1.0"));
    }

    @Test
    void aVersionIsReadFromTheManifestWhereTheNameHasNone() throws IOException {
        assertThat(on(jar("guava.jar", Map.of("Bundle-Version", "33.0")))).containsExactly(Map.entry("guava", "33.0"));
    }

    @Test
    void aJarWithoutAVersionIsToldApartByItsBytes() throws IOException {
        Path jar = jar("app.jar", Map.of());

        assertThat(on(jar))
                .containsExactly(
                        Map.entry("app", Digest.of(Files.readAllBytes(jar)).toString()));
    }

    @Test
    void jarsThatAManifestRefersToAreFollowedOnce() throws IOException {
        Files.createDirectories(folder.resolve("lib"));
        jar("lib/one-1.0.jar", Map.of("Class-Path", "two-2.0.jar ../app.jar missing-3.0.jar"));
        jar("lib/two-2.0.jar", Map.of("Class-Path", "one-1.0.jar classes/"));
        Path app = jar("app.jar", Map.of("Class-Path", "lib/one-1.0.jar", "Implementation-Version", "7"));

        assertThat(on(app)).containsExactly(Map.entry("app", "7"), Map.entry("one", "1.0"), Map.entry("two", "2.0"));
    }

    @Test
    void aPathThatNoFileCanHaveIsSaidToBeUnreadable() {
        assertThat(Libraries.on("no\0file.jar").versions()).containsExactly(Map.entry("no\0file", "unreadable"));
    }

    @Test
    void whatIsNoJarIsLeftOutAndWhatCannotBeReadIsSaid() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.jar"), "no zip file");
        String path = String.join(File.pathSeparator, folder.toString(), "nowhere.jar", "", broken.toString());

        assertThat(Libraries.on(path).versions()).containsExactly(Map.entry("broken", "unreadable"));
        assertThat(Libraries.on("", "").versions()).isEmpty();
    }

    @Test
    void jarsAreNamedByTheDigestsOfTheirBytes() throws IOException {
        Path versioned = jar("one-1.0.jar", Map.of());
        Path broken = Files.writeString(folder.resolve("broken.jar"), "no zip file");

        assertThat(Libraries.on(versioned + File.pathSeparator + broken).hashes())
                .containsExactly(Map.entry("one", Digest.of(Files.readAllBytes(versioned))));
    }

    private static Map<String, String> on(Path jar) {
        return Libraries.on(jar.toString()).versions();
    }

    private Path jar(String name, Map<String, String> attributes) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.forEach((key, value) -> manifest.getMainAttributes().putValue(key, value));
        Path file = folder.resolve(name);
        new JarOutputStream(Files.newOutputStream(file), manifest).close();
        return file;
    }
}
