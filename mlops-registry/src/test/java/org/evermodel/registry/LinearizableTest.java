package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.History;
import org.evermodel.testkit.History.Operation;
import org.evermodel.testkit.Linearizability;
import org.evermodel.testkit.Together;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever many do at once to a model and its alias can be told as done one after the other. */
class LinearizableTest {
    @TempDir
    Path homes;

    @Test
    void threadsOfOneRegistryInMemory() {
        for (int seed = 0; seed < 20; seed++) {
            try (Registry registry = Registry.open(Storage.inMemory())) {
                assertLinearizable(threads(List.of(registry), seed, 8, 40));
            }
        }
    }

    @Test
    void threadsOfSeveralRegistriesOnOneStoreInMemory() {
        for (int seed = 100; seed < 110; seed++) {
            Storage storage = Storage.inMemory();
            assertLinearizable(threads(
                    List.of(Registry.open(storage), Registry.open(storage), Registry.open(storage)), seed, 6, 40));
        }
    }

    @Test
    void threadsOfSeveralRegistriesOnDisk() {
        threadsOnDisk(200, 3, 20);
    }

    @Tag("slow")
    @Test
    void threadsOfSeveralRegistriesOnDiskForLong() {
        threadsOnDisk(300, 30, 60);
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void threadsOfSeveralRegistriesInADatabase(String sort) {
        for (int seed = 800; seed < 808; seed++) {
            String address = Stores.create(sort, homes.resolve("seed-" + seed));
            try (Registry one = Registry.open(Stores.open(address));
                    Registry other = Registry.open(sort.equals("h2") ? Storage.inMemory() : Stores.open(address))) {
                // A file of H2 is open once.
                List<Registry> registries = sort.equals("h2") ? List.of(one) : List.of(one, other);
                assertLinearizable(threads(registries, seed, 6, 40));
                assertThat(one.verify().problems()).isEmpty();
            }
        }
    }

    private void threadsOnDisk(int firstSeed, int rounds, int acts) {
        for (int seed = firstSeed; seed < firstSeed + rounds; seed++) {
            Path home = homes.resolve("seed-" + seed);
            try (Registry one = Registry.open(LocalStorage.at(home));
                    Registry other = Registry.open(LocalStorage.at(home))) {
                assertLinearizable(threads(List.of(one, other), seed, 6, acts));
                assertThat(one.verify().problems()).isEmpty();
            }
        }
    }

    @Test
    void processesOnOneHome() {
        processes(400, 3, 40);
    }

    @Tag("slow")
    @Test
    void processesOnOneHomeForLong() {
        for (int seed = 500; seed < 510; seed++) {
            processes(seed, 4, 150);
        }
    }

    @Test
    void processesOfWhichOneIsKilled() {
        killed(600, 2);
    }

    @Tag("slow")
    @Test
    void processesOfWhichManyAreKilled() {
        killed(700, 15);
    }

    private static History<Act, String> threads(List<Registry> registries, long seed, int threads, int acts) {
        History.Recorder<Act, String> recorder = new History.Recorder<>();
        Together.run(threads, thread -> {
            Random random = new Random(seed * 1_000 + thread);
            Registry registry = registries.get(thread % registries.size());
            for (int i = 0; i < acts; i++) {
                Act act = Act.any(random, 6);
                recorder.record(act, () -> act.on(registry));
            }
            return thread;
        });
        return recorder.history();
    }

    private void processes(int seed, int processes, int acts) {
        Path home = homes.resolve("seed-" + seed);
        List<ChildProcess> children = start(home, seed, processes, acts);

        List<Operation<Act, String>> operations = new ArrayList<>();
        for (ChildProcess child : children) {
            List<String> told = child.rest();
            assertThat(told).endsWith("end");
            operations.addAll(operations(told));
        }

        assertThat(operations).hasSize(processes * acts);
        assertLinearizable(new History<>(operations));
    }

    /** The history goes on over all who are killed: what one of them did not hear of may have happened or not. */
    private void killed(int seed, int kills) {
        Path home = homes.resolve("seed-" + seed);
        Random random = new Random(seed);
        List<Operation<Act, String>> operations = new ArrayList<>();
        for (int kill = 0; kill < kills; kill++) {
            List<ChildProcess> children = start(home, seed + 1_000 * (kill + 1), 2, 30);
            List<String> told = new ArrayList<>();
            for (int line = random.nextInt(40); line >= 0; line--) {
                children.get(0).line().ifPresent(told::add);
            }
            told.addAll(children.get(0).kill());
            operations.addAll(operations(told));
            operations.addAll(operations(children.get(1).rest()));
        }

        assertLinearizable(new History<>(operations));
        try (Registry registry = Registry.open(LocalStorage.at(home))) {
            assertThat(registry.verify().problems()).isEmpty();
        }
    }

    private static List<ChildProcess> start(Path home, int seed, int processes, int acts) {
        return IntStream.range(0, processes)
                .mapToObj(process -> ChildProcess.start(Wanderer.class, home, seed * 100 + process, acts))
                .toList();
    }

    /** What a process told of itself, up to the last whole line. */
    private static List<Operation<Act, String>> operations(List<String> told) {
        List<Operation<Act, String>> operations = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            String[] called = told.get(i).split(" ", 3);
            if (called[0].equals("call") && called.length == 3) {
                String[] returned = i + 1 < told.size() ? told.get(i + 1).split(" ", 3) : new String[] {""};
                operations.add(operation(called, returned));
            }
        }
        return operations;
    }

    private static Operation<Act, String> operation(String[] called, String[] returned) {
        Act act = Act.parse(called[2]);
        long calledAt = Long.parseLong(called[1]);
        return returned[0].equals("return") && returned.length == 3
                ? Operation.of(act, calledAt, Long.parseLong(returned[1]), returned[2])
                : Operation.pending(act, calledAt);
    }

    private static void assertLinearizable(History<Act, String> history) {
        assertThat(Linearizability.of(new OneModel()).check(history)).isEmpty();
    }
}
