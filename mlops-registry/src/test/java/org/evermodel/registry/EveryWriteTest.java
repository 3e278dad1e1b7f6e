package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.Faults;
import org.evermodel.testkit.Faults.Moment;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Of everything a host can do, every write fails once, before it, in its midst and after it, as on a full disk: that is
 * told, the store is sound, nothing is there by half, and what is tried again works.
 */
class EveryWriteTest {
    private static final int MOST_WRITES = 40;

    @Test
    void inMemory() {
        Storage memory = Storage.inMemory();
        failEveryWrite(() -> memory, 51, 40);
    }

    @Tag("slow")
    @Test
    void onDisk(@TempDir Path home) {
        failEveryWrite(() -> LocalStorage.at(home), 52, 150);
    }

    @Tag("slow")
    @Test
    void inH2(@TempDir Path home) {
        String address = Stores.create("h2", home);
        failEveryWrite(() -> Stores.open(address), 53, 150);
    }

    private static void failEveryWrite(Supplier<Storage> storage, long seed, int steps) {
        Faults faults = new Faults();
        Random random = new Random(seed);
        List<Deed> some = Survivor.weighted();
        int failures = 0;
        try (Life life = new Life(() -> faults.in(storage.get()), seed)) {
            for (int step = 0; step < steps; step++) {
                life.live(some.get(random.nextInt(some.size())), random.nextLong());
            }
            for (Deed deed : Deeds.all()) {
                for (Moment moment : Moment.values()) {
                    failures += failEveryWrite(life, faults, deed, moment, random);
                }
            }
        }
        assertThat(failures).isGreaterThan(Deeds.all().size());
    }

    /** Returns how many writes there were to fail. */
    private static int failEveryWrite(Life life, Faults faults, Deed deed, Moment moment, Random random) {
        for (int write = 1; write <= MOST_WRITES; write++) {
            long seed = random.nextLong();
            boolean isFirst = write == 1 && moment != Moment.AFTER;
            Map<String, String> before = isFirst ? Everything.of(life.registry()) : Map.of();
            faults.failAt(write, moment);
            String outcome = life.live(deed, seed);
            boolean reached = faults.writes() >= write;
            faults.heal();
            if (!reached) {
                return write - 1;
            }
            String when = deed + ", write " + write + ", " + moment;
            assertThat(outcome).as(when).startsWith("StorageException: ").contains("no space left");
            assertThat(life.registry().verify().problems()).as(when).isEmpty();
            if (isFirst) {
                assertThat(Everything.of(life.registry())).as(when).isEqualTo(before);
            }
            assertThat(life.live(deed, seed)).as(when).doesNotStartWith("StorageException");
            assertThat(life.registry().verify().problems()).as(when).isEmpty();
        }
        throw new AssertionError(deed + " writes more than " + MOST_WRITES + " times");
    }
}
