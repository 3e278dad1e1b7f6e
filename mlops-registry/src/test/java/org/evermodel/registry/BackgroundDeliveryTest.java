package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.evermodel.registry.event.Delivery;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;

class BackgroundDeliveryTest {
    @Test
    void aThreadThatAListenerInterruptedWaitsForTheNextEvent() throws InterruptedException {
        BlockingQueue<Thread> told = new LinkedBlockingQueue<>();
        try (Registry registry = Registry.builder(Storage.inMemory())
                .delivery(Delivery.background().withPoll(Duration.ofHours(1)))
                .open()) {
            registry.events().subscribe("rude", event -> {
                Thread.currentThread().interrupt();
                told.add(Thread.currentThread());
            });
            register(registry, 1);
            Thread worker = told.poll(1, TimeUnit.MINUTES);
            assertThat(worker).isNotNull();

            // It may wait for a moment for other reasons, too: what counts is that it hears of the next event.
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            boolean waits = isWaiting(worker);
            while (!waits && System.nanoTime() < end) {
                Thread.onSpinWait();
                waits = isWaiting(worker);
            }
            assertThat(waits).isTrue();
            register(registry, 2);
            assertThat(told.poll(1, TimeUnit.MINUTES)).isSameAs(worker);
        }
    }

    @Test
    void anInterruptThatAListenerLeftBehindDoesNotStrikeTheNextEventOfTheRound() throws InterruptedException {
        BlockingQueue<Boolean> interrupted = new LinkedBlockingQueue<>();
        try (Registry registry = Registry.builder(Storage.inMemory())
                .delivery(Delivery.background().withPoll(Duration.ofHours(1)))
                .open()) {
            register(registry, 1);
            register(registry, 2);
            registry.events().subscribe("rude", event -> {
                interrupted.add(Thread.currentThread().isInterrupted());
                Thread.currentThread().interrupt();
            });
            registry.events().rewind("rude", 0);

            assertThat(interrupted.poll(1, TimeUnit.MINUTES)).isFalse();
            assertThat(interrupted.poll(1, TimeUnit.MINUTES)).isFalse();
        }
    }

    private static boolean isWaiting(Thread thread) {
        return thread.getState() == Thread.State.TIMED_WAITING && !thread.isInterrupted();
    }

    private static void register(Registry registry, int variant) {
        registry.models().register(Samples.CHURN, Samples.evaluated(variant), Optional.empty(), Map.of());
    }
}
