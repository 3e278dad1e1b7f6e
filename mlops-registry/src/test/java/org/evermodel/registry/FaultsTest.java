package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evermodel.Alias;
import org.evermodel.ExperimentName;
import org.evermodel.StorageException;
import org.evermodel.port.RunRecorder.Outcome;
import org.evermodel.port.RunRecorder.Recording;
import org.evermodel.registry.catalogue.Retention;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.Faults;
import org.evermodel.testkit.Faults.Moment;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever write fails, and when: the store is sound, nothing is half there, and doing it again completes it. */
class FaultsTest {
    /** Something a host does, and what can be seen of it afterwards. */
    private record Deed(String name, Consumer<Registry> work) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Deed> deeds() {
        return Stream.of(
                new Deed("register the first version", FaultsTest::register),
                new Deed(
                        "register a dataset",
                        registry -> registry.datasets().register(Samples.PATIENTS, Samples.table(1, 2, 3), "ward 7")),
                new Deed("let go of a dataset's rows", registry -> {
                    registry.datasets().register(Samples.PATIENTS, Samples.table(1), "ward 7");
                    registry.datasets().register(Samples.PATIENTS, Samples.table(2), "ward 8");
                    registry.datasets().letGo(Samples.PATIENTS, Retention.keepLast(1), "no room");
                    registry.datasets().register(Samples.PATIENTS, Samples.table(1), "ward 7");
                }),
                new Deed("move an alias", registry -> {
                    register(registry);
                    registry.models().alias(Samples.CHURN, Alias.CHAMPION).moveTo(1, "first");
                }),
                new Deed("judge a version again", registry -> {
                    register(registry);
                    registry.models()
                            .register(
                                    Samples.CHURN,
                                    Samples.evaluated(1),
                                    Optional.empty(),
                                    Map.of("refused", "too weak"));
                    registry.models().untag(Samples.CHURN, 1, "refused", "passed its gates");
                }),
                new Deed("record a run", registry -> {
                    Recording run = registry.experiments().start(new ExperimentName("nightly"), "training");
                    run.params(Map.of("depth", "6"));
                    run.metrics(Map.of("auc", 0.9), 1);
                    run.input("train", Samples.ROWS.fingerprint());
                    run.end(Outcome.FINISHED, "done");
                }));
    }

    private static void register(Registry registry) {
        registry.models().register(Samples.CHURN, Samples.evaluated(1), Optional.empty(), Map.of());
    }

    @ParameterizedTest
    @MethodSource("deeds")
    void anyFailingWriteLeavesTheStoreGoodInMemory(Deed deed) {
        failEveryWrite(deed, name -> Storage.inMemory());
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("deeds")
    void anyFailingWriteLeavesTheStoreGoodOnDisk(Deed deed, @TempDir Path homes) {
        failEveryWrite(deed, name -> LocalStorage.at(homes.resolve(name)));
    }

    private static void failEveryWrite(Deed deed, Function<String, Storage> stores) {
        Faults counting = new Faults();
        try (Registry registry = open(counting, stores.apply("counting"))) {
            deed.work().accept(registry);
        }
        assertThat(counting.writes()).isPositive();

        IntStream.rangeClosed(1, counting.writes()).forEach(write -> {
            for (Moment moment : Moment.values()) {
                fail(deed, stores.apply(moment + "-" + write), write, moment);
            }
        });
    }

    private static void fail(Deed deed, Storage storage, int write, Moment moment) {
        Faults faults = new Faults();
        try (Registry registry = open(faults, storage)) {
            faults.failAt(write, moment);
            assertThatThrownBy(() -> deed.work().accept(registry))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("no space left");
            faults.heal();
            assertThat(registry.verify().problems())
                    .as("after a failure %s write %d", moment, write)
                    .isEmpty();

            deed.work().accept(registry);

            assertThat(registry.verify().problems()).isEmpty();
            assertThat(registry.models().versions(Samples.CHURN)).hasSizeLessThanOrEqualTo(1);
            assertThat(registry.datasets().versions(Samples.PATIENTS)).hasSizeLessThanOrEqualTo(2);
            assertThat(List.of(
                            registry.models().names().size(),
                            registry.datasets().names().size(),
                            registry.experiments().names().size()))
                    .contains(1);
        }
    }

    private static Registry open(Faults faults, Storage storage) {
        return Registry.builder(faults.in(storage)).flavors(Samples.flavors()).open();
    }
}
