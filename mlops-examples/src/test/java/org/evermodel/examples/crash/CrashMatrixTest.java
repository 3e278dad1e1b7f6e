package org.evermodel.examples.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.evermodel.MlopsException;
import org.evermodel.pipeline.RunResult;
import org.evermodel.registry.LocalStorage;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.Faults;
import org.evermodel.testkit.Faults.Moment;
import org.evermodel.testkit.TestClock;
import org.evermodel.testkit.TestTimer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run of twenty places dies before and after each of its writes; the next process goes on with it. Whatever was
 * recorded is not done again, and all ends in the same state. The table is left in {@code target}.
 */
class CrashMatrixTest {
    private static final Duration LEASE_IS_OVER = Duration.ofMinutes(2);

    private final TestClock clock = TestClock.at(Instant.parse("2026-01-15T10:30:00Z"));
    private final List<String> table = new ArrayList<>();
    private int threads = 1;

    @TempDir
    Path folder;

    @Test
    void inMemoryEachDeathEndsInTheSameState() throws IOException {
        dieEverywhere("in memory", number -> Storage.inMemory());

        write("crash-matrix.md");
    }

    @Test
    @Tag("slow")
    void onDiskEachDeathEndsInTheSameState() throws IOException {
        dieEverywhere("SQLite", number -> LocalStorage.at(folder.resolve("home-" + number), clock));

        write("crash-matrix-sqlite.md");
    }

    /** With threads nobody knows which write is the n-th; whichever it is, what was recorded stands and is not done again. */
    @RepeatedTest(3)
    @Tag("slow")
    void withFourThreadsEachDeathEndsInTheSameState() throws IOException {
        threads = 4;

        dieEverywhere("in memory, worked on by 4 threads", number -> Storage.inMemory());

        write("crash-matrix-threads.md");
    }

    private void dieEverywhere(String where, IntFunction<Storage> storages) {
        Map<String, Integer> ran = new ConcurrentHashMap<>();
        Journaled whole;
        int writes;
        try (Storage storage = storages.apply(0)) {
            Faults faults = new Faults();
            assertThat(drive(faults.in(storage), ran).orElseThrow()).isEqualTo(TwentyPlaces.OUTPUT);
            writes = faults.writes();
            whole = Journaled.in(storage);
        }
        assertThat(new TwentyPlaces(path -> {}).pipeline().ids()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(ran.values()).containsOnly(1);
        table.add(
                "| killed at write | places recorded by then | run again, as not recorded | recorded twice | ends as |");
        table.add("|---|---|---|---|---|");
        for (int write = 1; write <= writes; write++) {
            for (Moment moment : List.of(Moment.BEFORE, Moment.AFTER)) {
                try (Storage storage = storages.apply(2 * write + (moment == Moment.BEFORE ? 0 : 1))) {
                    die(storage, write, moment, whole);
                }
            }
        }
        table.add(
                0,
                "A run of " + new TwentyPlaces(path -> {}).pipeline().ids().size() + " places, " + where + ", " + writes
                        + " writes, killed before and after each of them.\n");
    }

    private void die(Storage storage, int write, Moment moment, Journaled whole) {
        Map<String, Integer> ran = new ConcurrentHashMap<>();
        Faults faults = new Faults();
        faults.dieAt(write, moment);
        boolean hadOutput = driveToDeath(faults.in(storage), ran);
        Map<String, Integer> before = Map.copyOf(ran);
        Journaled atDeath = Journaled.in(storage);
        clock.pass(LEASE_IS_OVER);

        if (!atDeath.status().equals("SUCCEEDED")) {
            assertThat(drive(storage, ran).orElseThrow()).isEqualTo(TwentyPlaces.OUTPUT);
        } else {
            assertThat(hadOutput).isTrue();
        }

        Journaled after = Journaled.in(storage);
        Set<String> again = new TreeSet<>();
        ran.forEach((path, times) -> {
            if (times > 1) {
                again.add(path);
            }
        });
        String death = moment + " write " + write;
        assertThat(after).as(death).isEqualTo(whole);
        assertThat(after.revisions().values()).as(death).containsOnly(1L);
        for (String recorded : atDeath.revisions().keySet()) {
            assertThat(ran.get(recorded)).as(death + ": " + recorded).isEqualTo(before.get(recorded));
        }
        assertThat(ran.values()).as(death + ": " + ran).allMatch(times -> times <= 2);
        if (threads == 1) {
            assertThat(again.size()).as(death + ": " + again).isLessThanOrEqualTo(1);
        }
        table.add("| " + moment.name().toLowerCase(java.util.Locale.ROOT) + " " + write + " | "
                + atDeath.revisions().size() + " of " + whole.revisions().size() + " | "
                + (again.isEmpty() ? "–" : String.join(", ", again)) + " | – | " + after.status() + " |");
    }

    private boolean driveToDeath(Storage storage, Map<String, Integer> ran) {
        try {
            return drive(storage, ran) instanceof RunResult.Succeeded;
        } catch (MlopsException dead) {
            return false;
        }
    }

    private RunResult<String> drive(Storage storage, Map<String, Integer> ran) {
        return new Host(storage, clock, TestTimer.patient(clock), threads, path -> ran.merge(path, 1, Integer::sum))
                .drive();
    }

    @SuppressWarnings("SystemOut") // the table is what the test is for
    private void write(String file) throws IOException {
        Path target = Files.createDirectories(Path.of("target"));
        Files.write(target.resolve(file), table);
        table.forEach(System.out::println);
    }
}
