package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evermodel.ModelUri;
import org.evermodel.StorageException;
import org.evermodel.registry.exchange.Export;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.Faults;
import org.evermodel.testkit.Faults.Moment;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever write of an import fails, and when: the registry is sound, and importing again completes it. */
class ExchangeFaultsTest {
    @TempDir
    Path folder;

    /** A way in, from one registry to another. */
    private record Way(String name, Import work) {
        @Override
        public String toString() {
            return name;
        }
    }

    private interface Import {
        Consumer<Registry> from(Registry dev, Path folder);
    }

    static Stream<Way> ways() {
        return Stream.of(
                new Way("a version", (dev, folder) -> {
                    Path archive = Origins.archive(dev, folder);
                    return prod -> prod.importFrom(archive);
                }),
                new Way("everything", (dev, folder) -> {
                    Origins.live(dev);
                    Path archive = dev.exportTo(folder.resolve("all.tar"), Export.everything())
                            .file();
                    return prod -> prod.importFrom(archive);
                }),
                new Way("a promotion", (dev, folder) -> {
                    ModelUri uri = Origins.live(dev).uri();
                    return prod -> dev.promote(uri, prod, "passed its review");
                }));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void anyFailingWriteLeavesTheRegistrySoundAndTheImportCanBeRepeated(Way way) {
        try (Registry dev = Origins.open(Storage.inMemory(), 1)) {
            Consumer<Registry> work = way.work().from(dev, folder);
            Faults counting = new Faults();
            try (Registry prod = Origins.open(counting.in(Storage.inMemory()), 2)) {
                work.accept(prod);
            }
            assertThat(counting.writes()).isGreaterThan(5);
            IntStream.rangeClosed(1, counting.writes()).forEach(write -> {
                for (Moment moment : Moment.values()) {
                    fail(work, write, moment);
                }
            });
            assertThat(dev.verify().problems()).isEmpty();
        }
    }

    private static void fail(Consumer<Registry> work, int write, Moment moment) {
        Faults faults = new Faults();
        try (Registry prod = Origins.open(faults.in(Storage.inMemory()), 2)) {
            faults.failAt(write, moment);
            assertThatThrownBy(() -> work.accept(prod))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("no space left");
            faults.heal();
            assertThat(prod.verify().problems())
                    .as("after a failure %s write %d", moment, write)
                    .isEmpty();
            assertThat(prod.models().versions(Samples.CHURN)).hasSizeLessThanOrEqualTo(1);

            work.accept(prod);

            assertThat(prod.verify().problems()).isEmpty();
            assertThat(prod.models().versions(Samples.CHURN)).hasSize(1);
            assertThat(prod.datasets().names()).containsExactly(Samples.PATIENTS);
            assertThat(prod.experiments().runs(Origins.NIGHTLY)).hasSize(2);
        }
    }
}
