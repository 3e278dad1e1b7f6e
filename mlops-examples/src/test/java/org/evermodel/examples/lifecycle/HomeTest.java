package org.evermodel.examples.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.evermodel.examples.ChildJvm;
import org.evermodel.examples.Cli;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Homes that are absent, half-made, damaged, full or no homes at all. */
class HomeTest {
    @TempDir
    private Path folder;

    private Path people;
    private Path home;

    @BeforeEach
    void writePeople() throws IOException {
        people = MadeUp.people(300, 1).writeTo(folder.resolve("people.csv"));
        home = folder.resolve("home");
    }

    @Test
    void anAbsentHomeIsSoundAndIsNotMade() {
        assertThat(verify().exit()).isZero();
        assertThat(home).doesNotExist();
    }

    @Test
    void anEmptyHomeIsSound() throws IOException {
        Files.createDirectory(home);

        assertThat(verify().exit()).isZero();
    }

    @Test
    void aHalfMadeHomeIsSoundAndCanBeUsed() throws IOException {
        Files.createDirectories(home.resolve("objects"));
        Files.createFile(home.resolve("evermodel.db"));

        assertThat(verify().exit()).isZero();
        assertThat(lifecycle().exit()).isZero();
        assertThat(verify().exit()).isZero();
    }

    @Test
    void aFileIsNoHome() throws IOException {
        Files.createFile(home);

        assertUnusable(verify(), "is a file, not a folder");
        assertUnusable(lifecycle(), "is a file, not a folder");
    }

    @Test
    void somebodyElsesFolderIsNoHome() throws IOException {
        Files.createDirectory(home);
        Files.writeString(home.resolve("letter.txt"), "Dear all");

        assertUnusable(lifecycle(), "letter.txt");
        assertThat(home.resolve("letter.txt")).hasContent("Dear all");
    }

    @Test
    void eachDamagedArtifactIsNamed() throws IOException {
        lifecycle();
        for (Path artifact : artifacts()) {
            byte[] sound = Files.readAllBytes(artifact);
            byte[] damaged = sound.clone();
            damaged[damaged.length / 2] ^= 1;
            Files.write(artifact, damaged);

            Cli found = verify();

            assertThat(found.exit()).as("%s", artifact).isEqualTo(1);
            assertThat(found.out()).anyMatch(line -> line.contains(name(artifact)));
            Files.write(artifact, sound);
        }
        assertThat(verify().exit()).isZero();
    }

    @Test
    void aMissingArtifactIsNamed() throws IOException {
        lifecycle();
        Path artifact = artifacts().get(0);
        Files.delete(artifact);

        Cli found = verify();

        assertThat(found.exit()).isEqualTo(1);
        assertThat(found.out()).anyMatch(line -> line.contains(name(artifact)));
    }

    @Test
    void anEditedAuditRowIsNamed() throws SQLException {
        lifecycle();
        change("UPDATE records SET json = replace(json, 'dataset.registered', 'dataset.invented')"
                + " WHERE kind = 'audit' AND id LIKE '%0001'");

        assertDamaged("audit row 1");
    }

    @Test
    void aRemovedAuditRowIsNamed() throws SQLException {
        lifecycle();
        change("DELETE FROM records WHERE kind = 'audit' AND id LIKE '%0002'");

        assertDamaged("audit row 2");
    }

    @Test
    void aTruncatedTailOfTheAuditLogIsNamed() throws SQLException {
        lifecycle();
        change("DELETE FROM records WHERE kind = 'audit' AND id = (SELECT max(id) FROM records WHERE kind = 'audit')");

        assertDamaged("audit row");
    }

    @Test
    void aDamagedKeptOutputRunsItsStepAgain() throws IOException {
        int kept = lifecycle().json().get("cachedSteps").asInt();
        assertThat(kept).isZero();
        assertThat(lifecycle().json().get("cachedSteps").asInt()).isEqualTo(3);
        Path split = artifacts().stream()
                .filter(HomeTest::isManifestOfTables)
                .findFirst()
                .orElseThrow();
        Files.writeString(split, "evermodel-manifest 1\n");

        Cli again = lifecycle();

        assertThat(again.exit()).as("%s", again).isZero();
        assertThat(again.json().get("cachedSteps").asInt()).isLessThan(3);
        assertThat(verify().exit()).isZero();
    }

    @Test
    void aDamagedChampionIsNotJudgedAgainst() throws IOException {
        lifecycle();
        for (Path artifact : artifacts()) {
            byte[] bytes = Files.readAllBytes(artifact);
            bytes[0] ^= 1;
            Files.write(artifact, bytes);
        }

        Cli ended = lifecycle("--seed", "7");

        assertUnusable(ended, "is damaged");
    }

    @Test
    @Tag("slow")
    void aFullHomeIsSaidToBeFull() throws IOException, InterruptedException {
        assumeTrue(ChildJvm.canMount(folder), "this machine lets nobody mount a small disk");
        Files.createDirectory(home);

        for (String size : List.of("64k", "160k", "256k")) {
            ChildJvm ended = ChildJvm.runMounted(
                    folder, "mount -t tmpfs -o size=" + size + " none " + home, arguments(home.resolve("h")));

            assertThat(ended.exit()).as("%s %s", size, ended).isEqualTo(2);
            assertThat(ended.err())
                    .hasSizeBetween(1, 3)
                    .anyMatch(line -> line.contains("full") || line.contains("space"));
        }
    }

    @Test
    @Tag("slow")
    void aReadOnlyHomeIsSaidToBeSo() throws IOException, InterruptedException {
        assumeTrue(ChildJvm.canMount(folder), "this machine lets nobody mount a read-only disk");
        Files.createDirectory(home);

        ChildJvm ended =
                ChildJvm.runMounted(folder, "mount -t tmpfs -o ro,size=1m none " + home, arguments(home.resolve("h")));

        assertThat(ended.exit()).as("%s", ended).isEqualTo(2);
        assertThat(ended.err()).hasSizeBetween(1, 3).anyMatch(line -> line.contains("Read-only"));
    }

    private Cli lifecycle(String... more) {
        return Cli.run(
                Stream.concat(Stream.of(arguments(home)), Stream.of(more)).toArray(String[]::new));
    }

    private String[] arguments(Path where) {
        return new String[] {
            "lifecycle",
            "--data",
            people.toString(),
            "--target",
            "health",
            "--trainer",
            "logistic-regression",
            "--home",
            where.toString()
        };
    }

    private Cli verify() {
        return Cli.run("verify", "--home", home.toString());
    }

    private void assertDamaged(String subject) {
        Cli found = verify();
        assertThat(found.exit()).as("%s", found).isEqualTo(1);
        assertThat(found.out()).anyMatch(line -> line.startsWith("damaged: ") && line.contains(subject));
    }

    private static void assertUnusable(Cli ended, String reason) {
        assertThat(ended.exit()).as("%s", ended).isEqualTo(2);
        assertThat(ended.err()).hasSizeBetween(1, 3).anyMatch(line -> line.contains(reason));
    }

    private void change(String sql) throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("evermodel.db"));
                Statement statement = database.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    private List<Path> artifacts() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("objects"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static boolean isManifestOfTables(Path artifact) {
        try {
            String text = Files.readString(artifact, java.nio.charset.StandardCharsets.ISO_8859_1);
            return text.startsWith("evermodel-manifest") && text.contains(" train") && !text.contains("model.bin");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The digest of an artifact, as its path spells it. */
    private static String name(Path artifact) {
        return artifact.getParent().getFileName().toString() + artifact.getFileName();
    }
}
