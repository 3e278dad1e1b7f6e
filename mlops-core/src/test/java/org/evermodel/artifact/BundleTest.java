package org.evermodel.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.evermodel.ArtifactDamagedException;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.MlopsException;
import org.evermodel.NotFoundException;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleTest {
    private static final String ZEROS = "sha256:0000000000000000000000000000000000000000000000000000000000000000";

    private final ArtifactStore store = Storage.inMemory().artifacts();

    @Test
    void givesBackItsFiles() throws IOException {
        Digest written = Bundle.writer(store)
                .put("a.txt", text("first"))
                .put("notes/b.txt", text("second"))
                .finish()
                .digest();

        Bundle bundle = Bundle.open(written, store);

        assertThat(bundle.read("a.txt")).asString().isEqualTo("first");
        try (InputStream in = bundle.open("notes/b.txt")) {
            assertThat(in.readAllBytes()).asString().isEqualTo("second");
        }
        assertThat(bundle.contains("a.txt")).isTrue();
        assertThat(bundle.contains("c.txt")).isFalse();
        assertThat(bundle.manifest().totalBytes()).isEqualTo(11);
        assertThat(bundle.manifest()).hasToString("Manifest[2 files, 11 bytes]");
    }

    @Test
    void isNamedByItsContentWhateverTheOrderOfWriting() {
        ArtifactRef one =
                Bundle.writer(store).put("a", text("1")).put("b", text("2")).finish();
        ArtifactRef other =
                Bundle.writer(store).put("b", text("2")).put("a", text("1")).finish();

        assertThat(one).isEqualTo(other);
        assertThat(Bundle.writer(store).put("a", text("2")).put("b", text("1")).finish())
                .isNotEqualTo(one);
    }

    @Test
    void listsWhatIsStoredAlreadyWithoutWritingItAgain() {
        ArtifactRef stored = store.put(text("shared"));

        Digest written = Bundle.writer(store).link("mine", stored).finish().digest();

        assertThat(Bundle.open(written, store).artifact("mine")).isEqualTo(stored);
        assertThat(store.list()).containsExactlyInAnyOrder(stored.digest(), written);
    }

    @Test
    void anEmptyBundleIsABundle() {
        Bundle empty = Bundle.open(Bundle.writer(store).finish().digest(), store);

        assertThat(empty.manifest().entries()).isEmpty();
    }

    @Test
    void namesTheFilesThereAreWhenAskedForAnother() {
        Bundle bundle =
                Bundle.open(Bundle.writer(store).put("a", text("1")).finish().digest(), store);

        assertThatThrownBy(() -> bundle.read("b"))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("the bundle has no file \"b\"; it has [a]");
    }

    @Test
    void aMissingManifestOrFileIsDamage() {
        ArtifactRef file = store.put(text("1"));
        Digest written = Bundle.writer(store).link("a", file).finish().digest();
        store.delete(file.digest());

        assertThatThrownBy(() -> Bundle.open(written, store).read("a")).isInstanceOf(ArtifactDamagedException.class);
        assertThatThrownBy(() -> Bundle.open(Digest.parse(ZEROS), store)).isInstanceOf(ArtifactDamagedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/etc/passwd", "../up", "a/../b", "a//b", "a/", ".", "a b", "a\\b", "é"})
    void refusesAPathThatIsNotPlain(String path) {
        Bundle.Writer writer = Bundle.writer(store);

        assertThatThrownBy(() -> writer.put(path, text("x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be relative and plain");
    }

    @Test
    void refusesAPathThatStandsTwice() {
        Bundle.Writer writer = Bundle.writer(store).put("a", text("1")).put("a", text("2"));

        assertThatThrownBy(writer::finish)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"a\" stands twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "evermodel-manifest 2\n",
                "evermodel-manifest 1",
                "evermodel-manifest 1\nsha256:00 1 a\n",
                "evermodel-manifest 1\n" + ZEROS + " 1 a",
                "evermodel-manifest 1\n" + ZEROS + " 1\n",
                "evermodel-manifest 1\n" + ZEROS + " one a\n",
                "evermodel-manifest 1\n" + ZEROS + " -1 a\n",
                "evermodel-manifest 1\n" + ZEROS + " 1 ../a\n",
                "evermodel-manifest 1\n" + ZEROS + " 1 a\n" + ZEROS + " 1 a\n"
            })
    void refusesWhatIsNoManifest(String manifest) {
        Digest stored = store.put(text(manifest)).digest();

        assertThatThrownBy(() -> Bundle.open(stored, store))
                .isInstanceOf(MlopsException.class)
                .hasMessageContaining("manifest");
    }

    private static ArtifactStore.Content text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
