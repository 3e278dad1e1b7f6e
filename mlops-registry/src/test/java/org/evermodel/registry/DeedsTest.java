package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The trials of whole lives are worth what their deeds come to. */
class DeedsTest {
    private static final int MOST_STEPS = 16_000;

    @Tag("slow")
    @Test
    void everyDeedSucceedsNowAndThen() {
        Random random = new Random(42);
        Storage memory = Storage.inMemory();
        TreeSet<String> neverDone = new TreeSet<>();
        Deeds.all().forEach(deed -> neverDone.add(deed.name()));
        List<Deed> deeds = Survivor.weighted();
        try (Life life = new Life(() -> memory, 42)) {
            for (int step = 0; step < MOST_STEPS && !neverDone.isEmpty(); step++) {
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
