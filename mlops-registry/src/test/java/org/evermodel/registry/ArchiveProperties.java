package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.evermodel.MlopsException;
import org.evermodel.registry.exchange.ArchiveRefusedException;
import org.evermodel.registry.exchange.Export;
import org.evermodel.spi.Storage;

/** Every byte of an archive is where and what it must be. */
class ArchiveProperties {
    private static Path home = Path.of("");
    private static Path version = Path.of("");
    private static Path everything = Path.of("");

    @BeforeContainer
    static void export() throws IOException {
        home = TemporaryHome.create();
        Files.createDirectories(home);
        try (Registry dev = Origins.open(Storage.inMemory(), 1)) {
            version = Origins.archive(dev, home);
            everything =
                    dev.exportTo(home.resolve("all.tar"), Export.everything()).file();
        }
    }

    @AfterContainer
    static void delete() {
        TemporaryHome.delete(home);
    }

    @Property(tries = 150, seed = "7")
    void anArchiveWithAnyBitFlippedIsRefused(
            @ForAll boolean whole,
            @ForAll @IntRange(max = Integer.MAX_VALUE) int at,
            @ForAll @IntRange(max = 7) int bit)
            throws IOException {
        byte[] bytes = Files.readAllBytes(whole ? everything : version);
        bytes[at % bytes.length] ^= (byte) (1 << bit);

        assertRefused(bytes);
    }

    @Property(tries = 100, seed = "8")
    void anArchiveCutAnywhereIsRefused(@ForAll boolean whole, @ForAll @IntRange(max = Integer.MAX_VALUE) int at)
            throws IOException {
        byte[] bytes = Files.readAllBytes(whole ? everything : version);

        assertRefused(Arrays.copyOf(bytes, at % bytes.length));
    }

    private static void assertRefused(byte[] bytes) {
        Path archive = Forgery.write(home.resolve("forged.tar"), bytes);
        try (Registry registry = Origins.open(Storage.inMemory(), 2)) {
            assertThatThrownBy(() -> registry.importFrom(archive)).isInstanceOf(ArchiveRefusedException.class);
            assertThat(registry.audit().entries()).isEmpty();
        }
    }

    /** Whoever forges records forges the manifest, too. */
    @Property(tries = 150, seed = "9")
    void recordsWithAnyByteChangedAreRefusedByOurExceptionsOrLeaveARegistrySound(
            @ForAll boolean whole,
            @ForAll @IntRange(max = Integer.MAX_VALUE) int at,
            @ForAll @IntRange(min = 32, max = 126) int now) {
        Forgery forgery = Forgery.of(whole ? everything : version);
        byte[] records = forgery.part(Forgery.RECORDS).bytes();
        records[at % records.length] = (byte) now;
        Path archive = forgery.write(home.resolve("forged.tar"));

        try (Registry registry = Origins.open(Storage.inMemory(), 2)) {
            if (!isTaken(registry, archive)) {
                assertThat(registry.audit().entries()).isEmpty();
            }
            assertThat(registry.verify().problems()).isEmpty();
        }
    }

    private static boolean isTaken(Registry registry, Path archive) {
        try {
            return registry.importFrom(archive).changed();
        } catch (MlopsException e) {
            return false;
        }
    }
}
