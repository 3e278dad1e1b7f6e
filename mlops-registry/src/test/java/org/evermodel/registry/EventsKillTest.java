package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.evermodel.event.Event;
import org.evermodel.registry.event.Delivery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsKillTest {
    @TempDir
    Path home;

    /** Subscribes, changes something, and hangs in its listener. */
    static final class Hanging {
        private Hanging() {}

        public static void main(String... args) throws InterruptedException {
            try (Registry registry = Registry.open(LocalStorage.at(Path.of(args[0])))) {
                registry.events().subscribe("pager", event -> {
                    System.out.print("told " + event.origin().sequence() + "\n");
                    System.out.flush();
                    if (event.origin().sequence() == 2) {
                        new CountDownLatch(1).await();
                    }
                });
                for (int variant = 1; variant <= 3; variant++) {
                    registry.models().register(Samples.CHURN, Samples.evaluated(variant), Optional.empty(), Map.of());
                }
                new CountDownLatch(1).await();
            }
        }
    }

    @Test
    void whatAKilledProcessDidNotFinishIsDeliveredToTheNextOne() {
        try (ChildProcess child = ChildProcess.start(Hanging.class, home)) {
            assertThat(child.line()).contains("told 1");
            assertThat(child.line()).contains("told 2");
            child.kill();
        }
        List<Long> told = new ArrayList<>();
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(10));
        try (Registry registry = Registry.builder(LocalStorage.at(home))
                .clock(later)
                .delivery(Delivery.byHand())
                .open()) {
            long last = registry.audit().last().orElseThrow().sequence();
            registry.events()
                    .subscribe("pager", (Event event) -> told.add(event.origin().sequence()));
            registry.events().deliver();

            // The first may come again, as it was handled, but not yet written down; the second one must.
            assertThat(told).isSorted().doesNotHaveDuplicates().contains(2L).endsWith(last);
            assertThat(registry.events().status("pager").orElseThrow().waiting())
                    .isZero();
        }
    }
}
