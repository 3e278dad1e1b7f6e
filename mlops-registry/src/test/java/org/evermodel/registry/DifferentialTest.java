package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One long life, lived in every store: afterwards everything that can be read is equal, and so was every step. */
class DifferentialTest {
    private static final int STEPS = 800;

    @TempDir
    Path folder;

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"local", "h2", "postgres"})
    void everyStoreTellsTheSameAfterALongLife(String sort) {
        String address = Stores.create(sort, folder);
        Random random = new Random(41);
        List<Deed> deeds = Survivor.weighted();
        try (Twins twins = new Twins(() -> Stores.open(address), 41)) {
            for (int step = 1; step <= STEPS; step++) {
                twins.live(deeds.get(random.nextInt(deeds.size())), random.nextLong());
                if (step % 200 == 0) {
                    twins.reopen();
                }
            }
            twins.assertSame();
            twins.assertSound();
        }
    }

    @Tag("slow")
    @Test
    void everyDeedOfTheseLivesSucceedsNowAndThen() {
        Random random = new Random(42);
        Storage memory = Storage.inMemory();
        TreeSet<String> neverDone = new TreeSet<>();
        Deeds.all().forEach(deed -> neverDone.add(deed.name()));
        List<Deed> deeds = Survivor.weighted();
        try (Life life = new Life(() -> memory, 42)) {
            for (int step = 0; step < 20 * STEPS && !neverDone.isEmpty(); step++) {
                Deed deed = deeds.get(random.nextInt(deeds.size()));
                String outcome = life.live(deed, random.nextLong());
                if (!outcome.matches("(?s)[A-Za-z]+Exception: .*")) {
                    neverDone.remove(deed.name());
                }
            }
        }
        assertThat(neverDone).isEmpty();
    }
}
