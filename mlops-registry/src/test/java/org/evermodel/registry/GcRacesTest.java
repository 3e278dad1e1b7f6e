package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.evermodel.ExperimentName;
import org.evermodel.port.RunRecorder.Outcome;
import org.evermodel.port.RunRecorder.Recording;
import org.evermodel.registry.GcReport.Fate;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.TestClock;
import org.evermodel.testkit.Together;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Collectors with next to no grace beside writers: nothing of a run in flight, nor of a version, is ever lost. */
class GcRacesTest {
    private static final GcOptions AT_ONCE =
            GcOptions.grace(Duration.ofSeconds(2)).quarantine(Duration.ZERO);
    private static final int ROUNDS = 8;

    private final TestClock clock = TestClock.ticking(Instant.parse("2026-01-15T10:30:00Z"));

    @TempDir
    Path home;

    @Test
    void collectorsAndRunsInOneProcess() {
        Storage storage = Storage.inMemory(clock);

        race(() -> storage);
    }

    @Test
    void collectorsAndRunsOnOneHome() {
        race(() -> LocalStorage.at(home, clock));
    }

    private void race(Supplier<Storage> storages) {
        AtomicInteger atWork = new AtomicInteger(2);
        AtomicInteger collections = new AtomicInteger();

        Together.run(4, thread -> {
            try (Registry registry = open(storages.get(), thread)) {
                if (thread >= 2) {
                    work(registry, thread);
                    return thread;
                }
                while (atWork.get() > 0) {
                    registry.gc(AT_ONCE);
                    collections.incrementAndGet();
                }
                return thread;
            } finally {
                atWork.addAndGet(thread >= 2 ? -1 : 0);
            }
        });

        assertThat(collections).hasPositiveValue();
        clock.pass(Duration.ofHours(1));
        try (Registry registry = open(storages.get(), 9)) {
            registry.gc(AT_ONCE);
            clock.pass(Duration.ofHours(1));
            registry.gc(AT_ONCE);
            assertThat(registry.gc(AT_ONCE).tallies()).containsOnlyKeys(Fate.REFERRED);
            assertThat(registry.verify().problems()).isEmpty();
            assertThat(registry.models().versions(Samples.CHURN))
                    .hasSize(2 * ROUNDS)
                    .allSatisfy(version ->
                            assertThat(registry.models().load(version.uri())).isPresent());
        }
    }

    private void work(Registry registry, int thread) {
        for (int round = 0; round < ROUNDS; round++) {
            Recording run = registry.experiments().start(new ExperimentName("nightly"), "round " + round);
            int variant = 100 * thread + round;
            registry.datasets().register(Samples.PATIENTS, Samples.table(variant), "ward " + variant);
            registry.models().register(Samples.CHURN, Samples.evaluated(variant), Optional.of(run.id()), Map.of());
            run.end(Outcome.FINISHED, "done");
        }
    }

    private Registry open(Storage storage, int seed) {
        return Registry.builder(storage)
                .flavors(Samples.flavors())
                .clock(clock)
                .random(new Random(seed))
                .runLease(Duration.ofDays(1))
                .open();
    }
}
