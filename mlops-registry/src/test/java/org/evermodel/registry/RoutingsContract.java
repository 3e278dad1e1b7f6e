package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.evermodel.ModelName;
import org.evermodel.NotFoundException;
import org.evermodel.port.Routing;
import org.evermodel.port.RoutingLog;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.RoutingLogContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class RoutingsContract extends RoutingLogContract {
    private static final Instant NOW = Instant.parse("2026-01-15T10:30:00.123Z");

    private Registry registry;

    /** Opens the storage: empty at first, and with the same content at each later call. */
    abstract Storage storage();

    @BeforeEach
    final void registerThreeOfEach() {
        registry = open();
        for (int variant = 1; variant <= 3; variant++) {
            registry.models().register(MODEL, Samples.evaluated(variant), Optional.empty(), Map.of());
            registry.models().register(OTHER, Samples.evaluated(variant), Optional.empty(), Map.of());
        }
    }

    private Registry open() {
        return Registry.builder(storage())
                .actor("ann")
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .random(new Random(7))
                .open();
    }

    @AfterEach
    final void close() {
        registry.close();
    }

    @Override
    protected final RoutingLog log() {
        return registry.routings();
    }

    @Test
    final void aRoutingOutlivesTheRegistryThatRecordedIt() {
        RoutingLog.Recorded recorded = log().record(MODEL, 0, Routing.champion().withCanary(2, 0.05), "a canary");
        registry.close();
        registry = open();

        assertThat(log().current(MODEL)).isEqualTo(recorded);
        assertThat(log().history(MODEL)).containsExactly(recorded);
        assertThat(recorded.at()).isEqualTo(NOW);
        assertThat(registry.verify().problems()).isEmpty();
    }

    @Test
    final void theAuditLogTellsOfIt() {
        log().record(MODEL, 0, Routing.champion().withCanary(2, 0.05).withShadows(List.of(3)), "looks better");

        assertThat(registry.audit().last(1)).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("routing.changed");
            assertThat(entry.subject()).isEqualTo("models:/readmission");
            assertThat(entry.actor()).isEqualTo("ann");
            assertThat(entry.reason()).isEqualTo("looks better");
            assertThat(entry.details())
                    .isEqualTo(Map.of("revision", "1", "canary", "Canary[version=2, share=0.05]", "shadows", "[3]"));
        });
    }

    @Test
    final void whatDoesNotExistIsNotRouted() {
        Routing canary = Routing.champion().withCanary(4, 0.5);
        Routing shadow = Routing.champion().withShadows(List.of(1, 0));

        assertThatThrownBy(() -> log().record(MODEL, 0, canary, ""))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("there is no version 4 of readmission");
        assertThatThrownBy(() -> log().record(MODEL, 0, shadow, ""))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("there is no version 0 of readmission");
        assertThatThrownBy(() -> log().record(new ModelName("nothing"), 0, Routing.champion(), ""))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("there is no model \"nothing\"");
        assertThat(log().current(new ModelName("nothing"))).isEqualTo(RoutingLog.Recorded.none());
        assertThat(log().history(MODEL)).isEmpty();
    }

    @Test
    final void registriesOnOneStoreSeeEachOther() {
        try (Registry other = open()) {
            log().record(MODEL, 0, Routing.champion().withCanary(2, 0.05), "");
            other.routings().record(MODEL, 1, Routing.champion().withCanary(2, 0.25), "");

            assertThat(log().current(MODEL).revision()).isEqualTo(2);
            assertThat(log().current(MODEL)).isEqualTo(other.routings().current(MODEL));
        }
    }
}
