package org.evermodel.examples.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.evermodel.examples.ChildJvm;
import org.evermodel.registry.LocalStorage;
import org.evermodel.spi.Storage;
import org.evermodel.spi.Timer;
import org.evermodel.testkit.Eventually;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process of a run is killed at any moment, as by {@code kill -9}; another one goes on with the run on its home. */
@Tag("slow")
class KilledRunTest {
    private static final int KILLS = 20;
    private static final int LONGEST_MILLIS = 400;

    /** In which every lease has run out. */
    private static final Duration LATER = Duration.ofHours(1);

    @TempDir
    Path folder;

    @Test
    void whatWasRecordedIsNotDoneAgain() throws Exception {
        SplittableRandom random = new SplittableRandom(23);
        int resumed = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Path home = folder.resolve("home-" + kill);
            Path log = folder.resolve("log-" + kill);
            runAndKill(home, log, random.nextInt(LONGEST_MILLIS));
            resumed += goOn(home, log);
        }
        assertThat(resumed).isPositive();
    }

    private static int goOn(Path home, Path log) throws IOException {
        Map<String, Long> before = times(log);
        try (Storage storage = LocalStorage.at(home)) {
            Journaled atDeath = Journaled.in(storage);
            if (atDeath.status().equals("SUCCEEDED")) {
                return 0;
            }
            Clock later = Clock.offset(Clock.systemUTC(), LATER);
            Host next = new Host(storage, later, Timer.system(), 2, RunsUntilKilled.logTo(log));

            assertThat(next.drive().orElseThrow()).isEqualTo(TwentyPlaces.OUTPUT);

            Map<String, Long> after = times(log);
            for (String recorded : atDeath.revisions().keySet()) {
                assertThat(after.get(recorded)).as(recorded).isEqualTo(before.get(recorded));
            }
            assertThat(Journaled.in(storage).status()).isEqualTo("SUCCEEDED");
            assertThat(Journaled.in(storage).revisions().values()).containsOnly(1L);
            return 1;
        }
    }

    private static Map<String, Long> times(Path log) throws IOException {
        Map<String, Long> times = new TreeMap<>();
        for (String path : Files.readAllLines(log)) {
            times.merge(path, 1L, Long::sum);
        }
        return times;
    }

    private static void runAndKill(Path home, Path log, int millis) throws Exception {
        Process host = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        ChildJvm.classPath(),
                        RunsUntilKilled.class.getName(),
                        home.toString(),
                        log.toString())
                .inheritIO()
                .start();
        try {
            Eventually.until("the first step has begun", () -> Files.exists(log) || !host.isAlive());
            boolean ended = host.waitFor(millis, TimeUnit.MILLISECONDS);
            assertThat(ended && host.exitValue() != 0).isFalse();
        } finally {
            host.destroyForcibly().waitFor();
        }
    }
}
