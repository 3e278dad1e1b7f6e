package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.evermodel.ModelVersion;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A registry in a storage that the implementer opens, for contracts of its rooms. */
abstract class RegistryContract {
    static final Instant NOW = Instant.parse("2026-01-15T10:30:00.123Z");

    Registry registry;

    /** Opens the storage: empty at first, and with the same content at each later call. */
    abstract Storage storage();

    @BeforeEach
    final void open() {
        registry = openAs("ann");
    }

    @AfterEach
    final void close() {
        registry.close();
    }

    final Registry openAs(String actor) {
        return Registry.builder(storage())
                .flavors(Samples.flavors())
                .actor(actor)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .random(new Random(7))
                .open();
    }

    final void reopen() {
        registry.close();
        registry = openAs("ann");
    }

    final ModelVersion register(int variant) {
        return registry.models().register(Samples.CHURN, Samples.evaluated(variant), Optional.empty(), Map.of());
    }

    final void assertSound() {
        assertThat(registry.verify().problems()).isEmpty();
    }
}
