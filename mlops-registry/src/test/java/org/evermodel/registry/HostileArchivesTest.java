package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.evermodel.ArtifactDamagedException;
import org.evermodel.Digest;
import org.evermodel.ModelName;
import org.evermodel.ModelUri;
import org.evermodel.ModelVersion;
import org.evermodel.StorageException;
import org.evermodel.registry.Forgery.Part;
import org.evermodel.registry.exchange.ArchiveLimits;
import org.evermodel.registry.exchange.ArchiveRefusedException;
import org.evermodel.registry.exchange.ArchiveRefusedException.Fault;
import org.evermodel.registry.exchange.Export;
import org.evermodel.registry.signing.UntrustedVersionException;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an archive says, nothing of it is believed, and a refused one changes nothing. */
class HostileArchivesTest {
    @TempDir
    static Path folder;

    private static Path version;
    private static Path everything;

    private Registry registry;

    @BeforeAll
    static void export() {
        try (Registry dev = Origins.open(Storage.inMemory(), 1)) {
            version = Origins.archive(dev, folder);
            everything =
                    dev.exportTo(folder.resolve("all.tar"), Export.everything()).file();
        }
    }

    @BeforeEach
    void open() {
        registry = Origins.open(Storage.inMemory(), 2);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private void assertRefused(Fault fault, Path archive) {
        assertRefused(List.of(fault), archive, ArchiveLimits.DEFAULT);
    }

    private void assertRefused(List<Fault> faults, Path archive, ArchiveLimits limits) {
        assertThatThrownBy(() -> registry.importFrom(archive, limits))
                .isInstanceOfSatisfying(
                        ArchiveRefusedException.class,
                        refused -> assertThat(refused.fault())
                                .as(refused.getMessage())
                                .isIn(faults));
        assertNothingHappened();
    }

    private void assertNothingHappened() {
        assertThat(registry.audit().entries()).isEmpty();
        assertThat(registry.models().names()).isEmpty();
        assertThat(registry.datasets().names()).isEmpty();
        assertThat(registry.experiments().names()).isEmpty();
        assertThat(registry.environments().all()).isEmpty();
    }

    private static Path file() {
        return folder.resolve("forged.tar");
    }

    @Test
    void whatIsPutTogetherAgainIsTheSameArchive() throws IOException {
        Path again = Forgery.of(version).write(file());

        assertThat(Files.mismatch(version, again)).isEqualTo(-1);
        assertThat(registry.importFrom(again).changed()).isTrue();
    }

    @Test
    void aFileThatIsNotThereIsAnErrorOfTheStorage() {
        assertThatThrownBy(() -> registry.importFrom(folder.resolve("nowhere.tar")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("nowhere.tar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "PK\u0003\u0004"})
    void anyOtherFileIsRefused(String text) {
        byte[] bytes = Arrays.copyOf(text.getBytes(StandardCharsets.UTF_8), text.isEmpty() ? 0 : 2048);

        assertRefused(
                List.of(Fault.NOT_AN_ARCHIVE, Fault.TRUNCATED), Forgery.write(file(), bytes), ArchiveLimits.DEFAULT);
    }

    @Test
    void aCompressedArchiveIsRefusedSoNothingEverGrows() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            Files.copy(version, out);
        }

        assertRefused(Fault.NOT_AN_ARCHIVE, Forgery.write(file(), packed.toByteArray()));
    }

    @Test
    void anArchiveOfALaterFormatSaysSo() {
        assertRefused(Fault.NEWER_FORMAT, Forgery.of(version).write(file(), "evermodel-archive 2\nwho knows\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"evermodel-archive 0\n", "evermodel-archive 1", "other 1\n", "\n", ""})
    void anotherHeadingIsRefused(String manifest) {
        assertRefused(
                List.of(Fault.NOT_AN_ARCHIVE, Fault.MISSHAPEN),
                Forgery.of(version).write(file(), manifest),
                ArchiveLimits.DEFAULT);
    }

    @Test
    void anArchiveCutAnywhereIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(version);
        for (int length = 0; length < whole.length; length += 509) {
            assertRefused(Fault.TRUNCATED, Forgery.write(file(), Arrays.copyOf(whole, length)));
        }
        assertRefused(Fault.TRUNCATED, Forgery.write(file(), Arrays.copyOf(whole, whole.length - 1)));
    }

    @Test
    void whatStandsBehindTheEndIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(version);

        assertRefused(Fault.DAMAGED, Forgery.write(file(), Arrays.copyOf(whole, whole.length + 1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "/etc/passwd",
                "artifacts/sha256/../../../evil",
                "artifacts/sha256/",
                "C:\\evil",
                "about.json",
                "artifacts\\sha256\\x",
                "artifacts/sha256/ABCDEF"
            })
    void noPathLeadsAnywhere(String path) {
        Forgery forgery = Forgery.of(version);
        forgery.parts().set(2, new Part(path, forgery.firstArtifact().bytes()));

        assertRefused(Fault.MISSHAPEN, forgery.write(file()));
    }

    @Test
    void anEntryThatStandsTwiceIsRefused() {
        Forgery forgery = Forgery.of(version);
        forgery.parts().add(2, forgery.firstArtifact());

        assertRefused(Fault.MISSHAPEN, forgery.write(file()));
    }

    @Test
    void entriesInAnotherOrderAreRefused() {
        Forgery forgery = Forgery.of(version);
        forgery.parts().add(forgery.parts().remove(2));

        assertRefused(Fault.MISSHAPEN, forgery.write(file()));
    }

    private static String manifest(Forgery forgery) {
        StringBuilder manifest = new StringBuilder("evermodel-archive 1\n");
        forgery.parts().forEach(part -> manifest.append(part.line()));
        return manifest.toString();
    }

    @Test
    void anEntryThatTheManifestDoesNotListIsRefused() {
        Forgery forgery = Forgery.of(version);
        String manifest = manifest(forgery);
        forgery.parts().add(new Part("evil.sh", new byte[] {1}));

        assertRefused(Fault.DAMAGED, forgery.write(file(), manifest));
    }

    @Test
    void anEntryThatIsOnlyInTheManifestIsRefused() {
        Forgery forgery = Forgery.of(version);
        String manifest = manifest(forgery);
        forgery.parts().remove(forgery.parts().size() - 1);

        assertRefused(Fault.DAMAGED, forgery.write(file(), manifest));
    }

    @Test
    void bytesThatAreNotThoseOfTheirDigestAreRefused() {
        for (int index = 0; index < Forgery.of(version).parts().size(); index++) {
            Forgery forgery = Forgery.of(version);
            String manifest = manifest(forgery);
            forgery.parts().get(index).bytes()[0] ^= 1;

            assertRefused(Fault.DAMAGED, forgery.write(file(), manifest));
        }
    }

    @Test
    void aLinkInPlaceOfAFileIsRefused() throws IOException {
        byte[] tar = Files.readAllBytes(version);
        int second = 512 + (int) Math.ceil(manifest(Forgery.of(version)).length() / 512.0) * 512;
        tar[second + 156] = '2';

        assertRefused(Fault.DAMAGED, Forgery.write(file(), tar));
    }

    @Test
    void anArtifactThatNobodyRefersToIsRefused() {
        Forgery forgery = Forgery.of(version);
        byte[] stowaway = {1, 2, 3};
        String path = "artifacts/sha256/" + Digest.of(stowaway).hex();
        forgery.parts().add(new Part(path, stowaway));
        forgery.parts().subList(2, forgery.parts().size()).sort(java.util.Comparator.comparing(Part::path));

        assertRefused(Fault.UNSOUND, forgery.write(file()));
    }

    @Test
    void anyMissingArtifactIsNoticed() {
        for (int index = 2; index < Forgery.of(version).parts().size(); index++) {
            Forgery forgery = Forgery.of(version);
            forgery.parts().remove(index);

            assertRefused(Fault.UNSOUND, forgery.write(file()));
        }
    }

    static Stream<ArchiveLimits> limits() {
        return Stream.of(
                new ArchiveLimits(5, 1 << 20, 1 << 20, 1 << 20),
                new ArchiveLimits(1000, 100, 1 << 20, 1 << 20),
                new ArchiveLimits(1000, 1 << 20, 1000, 1 << 20),
                new ArchiveLimits(1000, 1 << 20, 1 << 20, 100));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void whatIsBeyondALimitIsNotEvenRead(ArchiveLimits limits) {
        assertRefused(List.of(Fault.TOO_LARGE), version, limits);
    }

    @Test
    void sizesThatAreOnlyStatedAreBounded() {
        Forgery forgery = Forgery.of(version);
        String manifest = manifest(forgery)
                .replace(
                        " " + forgery.part(Forgery.RECORDS).bytes().length + " records", " 999999999999999999 records");

        assertRefused(Fault.TOO_LARGE, forgery.write(file(), manifest));
    }

    /** A change of what an archive says, and its name. */
    private record Lie(String name, Fault fault, UnaryOperator<Forgery> tell) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Lie misshapen(String name, UnaryOperator<Forgery> tell) {
        return new Lie(name, Fault.MISSHAPEN, tell);
    }

    private static Lie records(String name, UnaryOperator<String> edit) {
        return misshapen(name, forgery -> forgery.edit(Forgery.RECORDS, edit));
    }

    private static Lie about(String name, String said, String says) {
        return misshapen(name, forgery -> forgery.edit(Forgery.ABOUT, text -> text.replaceFirst(said, says)));
    }

    private static UnaryOperator<String> without(String kind) {
        return text -> text.replaceFirst("\\{\"kind\":\"" + kind + "\",[^\n]*\n", "");
    }

    static Stream<Lie> lies() {
        return Stream.of(
                new Lie("no records", Fault.UNSOUND, forgery -> forgery.edit(Forgery.RECORDS, text -> "")),
                records("no JSON", text -> "hello\n" + text),
                records("a list", text -> "[]\n" + text),
                records("a last line that does not end", text -> text.substring(0, text.length() - 1)),
                records("blanks", text -> text.replaceFirst("\\{\"kind\"", "{ \"kind\"")),
                records("a field twice", text -> text.replaceFirst("\\{\"kind\"", "{\"kind\":\"run\",\"kind\"")),
                records("depths", text -> "[".repeat(100_000) + "\n" + text),
                records("a record twice", text -> text.substring(0, text.indexOf('\n') + 1) + text),
                records("no revision", text -> text.replaceFirst("\"revision\":1,", "")),
                records("a revision below 1", text -> text.replaceFirst("\"revision\":1,", "\"revision\":0,")),
                records("an unusual kind", text -> text.replaceFirst("\"kind\":\"[a-z-]*\"", "\"kind\":\"A/../B\"")),
                records(
                        "a kind that cannot come alone",
                        text -> text.replaceFirst("\"kind\":\"model-version\"", "\"kind\":\"model-content\"")),
                records(
                        "a record of the audit log",
                        text -> "{\"kind\":\"audit\",\"id\":\"000000000001\",\"revision\":1,\"json\":\"{}\"}\n" + text),
                new Lie(
                        "no version",
                        Fault.UNSOUND,
                        forgery -> forgery.edit(Forgery.RECORDS, without("model-version"))),
                records("no experiment", without("experiment")),
                records("no dataset", without("dataset")),
                records(
                        "no run, but values",
                        text -> text.replaceFirst("\\{\"kind\":\"run\",[^\n]*fold 1[^\n]*\n", "")),
                records("not all values", without("run-metrics")),
                misshapen("a run under way", forgery -> forgery.replace("\"outcome\":\"FINISHED\",", "")),
                misshapen("another end", forgery -> forgery.replace("\"outcome\":\"FINISHED\"", "\"outcome\":\"WON\"")),
                misshapen("another moment", forgery -> forgery.replace("\"startedAt\":\"2026", "\"startedAt\":\"soon")),
                misshapen(
                        "an environment under another's name",
                        forgery -> forgery.replace("\"processors\":", "\"processors\":1")),
                misshapen("a version that cannot be used", forgery -> forgery.replace("\"READY\"", "\"FAILED\"")),
                misshapen(
                        "a run with an escape",
                        forgery -> forgery.edit(
                                Forgery.RECORDS,
                                text -> text.replace("\"kind\":\"run\",\"id\":\"", "\"kind\":\"run\",\"id\":\"../"))),
                misshapen(
                        "a run of the version with an escape",
                        forgery -> forgery.replace(
                                "\"status\":\"READY\",\"run\":\"", "\"status\":\"READY\",\"run\":\"../")),
                misshapen("another signature", forgery -> forgery.replace("\"publicKey\":", "\"privateKey\":")),
                misshapen(
                        "a dataset with another name",
                        forgery -> forgery.replace("\"name\":\"patients\"", "\"name\":\"../patients\"")),
                misshapen(
                        "a dataset without columns",
                        forgery -> forgery.replace("\"type\":\"INTEGER\"", "\"type\":\"WEIRD\"")),
                about("neither a version nor everything", "\"version\"", "\"nothing\""),
                about("a registry with an escape", "\"registry\":\"", "\"registry\":\"../"),
                about("a model with an escape", "\"model\":\"", "\"model\":\"a/b"),
                about("another model", "\"model\":\"2", "\"model\":\"3"),
                about("another number", "\"number\":1", "\"number\":2"),
                about("a number beyond", "\"number\":1", "\"number\":99999999999"),
                about("no name", "\"name\":\"churn\"", "\"name\":\"Churn!\""),
                about("no JSON", "\\{", ""),
                about("everything", "\"version\"", "\"everything\""),
                new Lie(
                        "a model of another form than its package",
                        Fault.UNSOUND,
                        forgery -> forgery.replace("\"target\":\"outcome\"", "\"target\":\"income\"")),
                new Lie(
                        "a dataset of other rows",
                        Fault.UNSOUND,
                        forgery -> forgery.replace("\"rows\":60", "\"rows\":61")));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void whatTheRecordsCannotSayIsRefused(Lie lie) {
        Path archive = lie.tell().apply(Forgery.of(version)).write(file());

        assertRefused(lie.fault(), archive);
    }

    @Test
    void aSignatureOfAnotherPackageIsRefused() {
        try (Registry dev = Origins.open(Storage.inMemory(), 3)) {
            Origins.live(dev);
            ModelName fraud = new ModelName("fraud");
            dev.models().register(fraud, Samples.evaluated(2), Optional.empty(), Map.of());
            dev.models().sign(dev.models().versions(fraud).get(0), Origins.SIGNER, "reviewed");
            Path other = dev.exportTo(folder.resolve("fraud.tar"), Export.version(ModelUri.of(fraud, 1)))
                    .file();
            String lent = envelope(Forgery.of(other));
            Forgery forgery = Forgery.of(version);
            String own = envelope(forgery);

            Path archive = forgery.edit(Forgery.RECORDS, text -> text.replace(own, lent))
                    .write(file());

            assertThatThrownBy(() -> registry.importFrom(archive)).isInstanceOf(UntrustedVersionException.class);
            assertNothingHappened();
        }
    }

    private static String envelope(Forgery forgery) {
        String text = new String(forgery.part(Forgery.RECORDS).bytes(), StandardCharsets.UTF_8);
        int from = text.indexOf("\\\"envelope\\\":");
        return text.substring(from, text.indexOf("\\\"at\\\":", from));
    }

    @Test
    void whatIsDamagedHereDoesNotLeave() {
        Storage storage = Storage.inMemory();
        Path target = folder.resolve("damaged.tar");
        try (Registry dev = Origins.open(storage, 3)) {
            ModelVersion damaged = Origins.live(dev);
            storage.artifacts()
                    .delete(dev.models()
                            .open(damaged)
                            .files()
                            .artifact("model.bin")
                            .digest());

            assertThatThrownBy(() -> dev.exportTo(target, Export.version(damaged.uri())))
                    .isInstanceOf(ArtifactDamagedException.class);
            assertThatThrownBy(() -> dev.exportTo(target, Export.everything()))
                    .isInstanceOf(ArtifactDamagedException.class);
        }
        assertThat(folder)
                .isDirectoryNotContaining(file -> file.getFileName().toString().endsWith(".tmp"));
        assertThat(target).doesNotExist();
    }

    static Stream<Lie> liesAboutEverything() {
        return Stream.of(
                new Lie(
                        "an audit row is missing",
                        Fault.UNSOUND,
                        forgery -> forgery.edit(
                                Forgery.RECORDS, text -> text.replaceFirst("\\{\"kind\":\"audit\",[^\n]*\n", ""))),
                new Lie(
                        "an audit row was edited",
                        Fault.UNSOUND,
                        forgery -> forgery.replace("\"actor\":\"ann\"", "\"actor\":\"bob\"")),
                new Lie(
                        "a record is missing",
                        Fault.UNSOUND,
                        forgery -> forgery.edit(Forgery.RECORDS, without("environment"))),
                new Lie(
                        "a record was edited",
                        Fault.UNSOUND,
                        forgery -> forgery.replace("\"description\":\"the first\"", "\"description\":\"the last\"")),
                new Lie(
                        "it is another moment",
                        Fault.UNSOUND,
                        forgery -> forgery.edit(
                                Forgery.ABOUT, text -> text.replaceFirst("\"auditRow\":[0-9]+", "\"auditRow\":3"))),
                new Lie(
                        "it is another registry",
                        Fault.UNSOUND,
                        forgery -> forgery.edit(
                                Forgery.ABOUT,
                                text -> text.replaceFirst("\"registry\":\"[0-9a-f]{4}", "\"registry\":\"0000"))),
                new Lie(
                        "there is no end of the log",
                        Fault.UNSOUND,
                        forgery -> forgery.edit(Forgery.RECORDS, without("audit-head"))),
                new Lie("there is nothing", Fault.UNSOUND, forgery -> forgery.edit(Forgery.RECORDS, text -> "")),
                misshapen(
                        "a kind is unknown",
                        forgery -> forgery.edit(
                                Forgery.RECORDS,
                                text -> text + "{\"kind\":\"zebra\",\"id\":\"1\",\"revision\":1,\"json\":\"{}\"}\n")),
                new Lie(
                        "there is a record more",
                        Fault.UNSOUND,
                        forgery -> forgery.edit(
                                Forgery.RECORDS,
                                text -> text
                                        + "{\"kind\":\"version-origin\",\"id\":\"1\",\"revision\":1,\"json\":\"{\\\"audit\\\":3}\"}\n")));
    }

    @ParameterizedTest
    @MethodSource("liesAboutEverything")
    void aRegistryThatIsNotAsItsAuditLogTellsIsRefused(Lie lie) {
        Path archive = lie.tell().apply(Forgery.of(everything)).write(file());

        assertRefused(List.of(lie.fault(), Fault.MISSHAPEN), archive, ArchiveLimits.DEFAULT);
    }
}
