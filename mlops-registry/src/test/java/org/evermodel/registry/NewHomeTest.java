package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.Together;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several come to a home that does not exist yet, and none takes what another one is just creating for a stranger's. */
class NewHomeTest {
    private static final int HOMES = 6;

    @TempDir
    Path homes;

    @Test
    void aHomeThatManyCreateAtOnceIsEverybodys() {
        for (int round = 0; round < HOMES; round++) {
            Path home = homes.resolve("home-" + round);

            Together.run(8, thread -> {
                try (Storage storage = LocalStorage.at(home)) {
                    storage.metadata().scan("thing", "", "", 1);
                    storage.metadata()
                            .commit(List.of(
                                    new MetadataStore.Put(new MetadataStore.Key("thing", "of-" + thread), 0, "{}")));
                }
                return thread;
            });

            try (Storage storage = LocalStorage.at(home)) {
                assertThat(storage.metadata().scan("thing", "", "", 10)).hasSize(8);
            }
        }
    }
}
