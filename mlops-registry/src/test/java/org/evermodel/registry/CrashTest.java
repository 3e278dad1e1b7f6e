package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.evermodel.registry.audit.AuditEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that do all kinds of things to one home are killed, kill -9, at any moment: the home opens, every change they
 * were told of is there to the digit, none is there by half, and nothing is left lying about.
 */
class CrashTest {
    private static final int MANY_DEEDS = 100_000;

    private static final int KILLED = 128 + 9;

    /** What was acknowledged: the hash of each row of the audit log, which covers every record of its change. */
    private final Map<Long, String> acknowledged = new TreeMap<>();

    private final TreeSet<String> actions = new TreeSet<>();

    @TempDir
    Path homes;

    private ChildProcess ahead;

    @AfterEach
    void stop() {
        ahead.close();
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void fewKillsLoseNothing() {
        kill(6, 31);

        assertThat(acknowledged).hasSizeGreaterThan(20);
        assertThat(actions).hasSizeGreaterThan(5);
    }

    /** In few homes, as a home grows with each life and a verification looks at all of it. */
    @Tag("slow")
    @Test
    void twoHundredKillsLoseNothing() {
        kill(200, 32);

        assertThat(actions).hasSizeGreaterThan(15);
    }

    private void kill(int times, long seed) {
        Random random = new Random(seed);
        Path home = homes.resolve("home-0");
        ahead = start(home, random);
        for (int time = 1; time <= times; time++) {
            Path next = homes.resolve("home-" + time / 25);
            ChildProcess victim = ahead;
            boolean moved = !next.equals(home);
            victim.line();
            victim.go();
            List<String> told = new ArrayList<>();
            for (int line = random.nextInt(60); line > 0; line--) {
                victim.line().ifPresent(told::add);
            }
            for (int spin = random.nextInt(3_000_000); spin > 0; spin--) {
                Thread.onSpinWait();
            }
            told.addAll(victim.kill());
            assertThat(victim.exitCode())
                    .as("kill %d of seed %d; a child that ends by itself did not work flat out", time, seed)
                    .isEqualTo(KILLED);
            // The next one starts while this one is judged; it touches nothing before it is told to.
            ahead = start(next, random);
            told.forEach(this::remember);
            judge(home, "kill " + time + " of seed " + seed);
            if (moved) {
                acknowledged.clear();
            }
            home = next;
        }
    }

    private static ChildProcess start(Path home, Random random) {
        return ChildProcess.start(Survivor.class, home, random.nextLong(), MANY_DEEDS);
    }

    private void remember(String line) {
        String[] words = line.split(" ", -1);
        // The last line of somebody who was killed may have been cut off.
        if (words.length == 4 && words[0].equals("changed") && words[2].length() == "sha256:".length() + 64) {
            acknowledged.put(Long.parseLong(words[1]), words[2]);
            actions.add(words[3]);
        }
    }

    private void judge(Path home, String when) {
        try (Registry registry = Registry.open(LocalStorage.at(home))) {
            assertThat(registry.verify().problems()).as(when).isEmpty();
            Map<Long, String> there = registry.audit()
                    .entries()
                    .collect(Collectors.toMap(
                            AuditEntry::sequence, row -> row.hash().toString()));
            Iterator<Map.Entry<Long, String>> each = acknowledged.entrySet().iterator();
            while (each.hasNext()) {
                Map.Entry<Long, String> row = each.next();
                assertThat(there).as(when).containsEntry(row.getKey(), row.getValue());
            }
            assertThat(Everything.of(registry)).as(when).isNotEmpty();
            // Whoever writes next cleans up after those who died.
            registry.datasets().register(Samples.PATIENTS, Samples.table(acknowledged.size(), 99), "after " + when);
        }
        assertThat(home.resolve("objects/tmp"))
                .as(when)
                .satisfiesAnyOf(
                        tmp -> assertThat(tmp).doesNotExist(),
                        tmp -> assertThat(tmp).isEmptyDirectory());
    }
}
