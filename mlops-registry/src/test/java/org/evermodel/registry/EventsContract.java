package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.evermodel.Alias;
import org.evermodel.NotFoundException;
import org.evermodel.event.Event;
import org.evermodel.event.TryLaterException;
import org.evermodel.event.UndeliverableException;
import org.evermodel.registry.event.Delivery;
import org.evermodel.registry.event.Subscription;
import org.evermodel.registry.event.SubscriptionStatus;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class EventsContract {
    private static final Instant START = Instant.parse("2026-01-15T10:30:00Z");

    private final Hand clock = new Hand(START);
    private final List<Event> seen = new ArrayList<>();
    private Registry registry;

    /** Opens the storage: empty at first, and with the same content at each later call. */
    abstract Storage storage();

    /** A clock that goes on when told. */
    private static final class Hand extends Clock {
        private volatile Instant now;

        Hand(Instant now) {
            this.now = now;
        }

        void goOn(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private Registry open(int seed, Delivery delivery) {
        return Registry.builder(storage())
                .actor("ann")
                .clock(clock)
                .random(new Random(seed))
                .delivery(delivery)
                .open();
    }

    @BeforeEach
    final void open() {
        registry = open(1, Delivery.byHand().withAttempts(3));
    }

    @AfterEach
    final void close() {
        registry.close();
    }

    private void register(int variant) {
        registry.models()
                .register(Samples.CHURN, Samples.evaluated(variant), Optional.empty(), Map.of("n", "" + variant));
    }

    private List<Long> sequences() {
        return seen.stream().map(event -> event.origin().sequence()).toList();
    }

    private SubscriptionStatus status() {
        return registry.events().status("pager").orElseThrow();
    }

    @Test
    final void aListenerIsToldOfAllThatHappensFromNowOnInOrder() {
        register(1);
        registry.events().subscribe("pager", seen::add);
        register(2);
        registry.models().alias(Samples.CHURN, Alias.CHAMPION).moveTo(2, "better");

        assertThat(registry.events().deliver()).isEqualTo(2);

        assertThat(sequences()).containsExactly(2L, 3L);
        assertThat(seen.get(0)).isInstanceOfSatisfying(Event.ModelRegistered.class, registered -> {
            assertThat(registered.model()).isEqualTo(Samples.CHURN);
            assertThat(registered.version()).isEqualTo(2);
            assertThat(registered.tags()).isEqualTo(Map.of("n", "2"));
        });
        assertThat(seen.get(1)).isInstanceOfSatisfying(Event.AliasMoved.class, moved -> {
            assertThat(moved.alias()).isEqualTo(Alias.CHAMPION);
            assertThat(moved.from()).isEmpty();
            assertThat(moved.to()).isEqualTo(OptionalInt.of(2));
            assertThat(moved.origin().reason()).isEqualTo("better");
            assertThat(moved.origin().hash())
                    .isEqualTo(registry.audit().last().orElseThrow().hash());
        });
        assertThat(registry.events().deliver()).isZero();
        assertThat(status().waiting()).isZero();
        assertThat(registry.verify().problems()).isEmpty();
    }

    @Test
    final void whatHappenedWhileNobodyListenedIsDeliveredLater() {
        registry.events().subscribe("pager", seen::add);
        register(1);
        registry.close();
        registry = open(2, Delivery.byHand());
        register(2);
        assertThat(status().waiting()).isEqualTo(2);

        registry.events().subscribe("pager", seen::add);
        registry.events().deliver();

        assertThat(sequences()).containsExactly(1L, 2L);
    }

    @Test
    final void aListenerThatFailsIsTriedAgainAfterLongerAndLongerPauses() {
        registry.events().subscribe("pager", event -> {
            seen.add(event);
            if (seen.size() < 3) {
                throw new IOException("no line");
            }
        });
        register(1);
        register(2);

        assertThat(registry.events().deliver()).isZero();
        assertThat(status().failure()).contains("java.io.IOException: no line");
        assertThat(status().retryAt()).contains(START.plusSeconds(1));
        assertThat(registry.events().deliver()).isZero();
        assertThat(seen).hasSize(1);
        clock.goOn(Duration.ofSeconds(1));
        registry.events().deliver();
        assertThat(status().failures()).isEqualTo(2);
        assertThat(status().retryAt()).contains(START.plusSeconds(3));
        clock.goOn(Duration.ofSeconds(2));
        assertThat(registry.events().deliver()).isEqualTo(2);

        assertThat(sequences()).containsExactly(1L, 1L, 1L, 2L);
        assertThat(status().failures()).isZero();
        assertThat(status().failure()).isEmpty();
    }

    @Test
    final void afterTooManyAttemptsItIsParkedUntilSomebodyDecides() {
        registry.events().subscribe("pager", event -> {
            if (event.origin().sequence() == 1) {
                throw new IOException("no line");
            }
            seen.add(event);
        });
        register(1);
        register(2);
        for (int attempt = 0; attempt < 5; attempt++) {
            registry.events().deliver();
            clock.goOn(Duration.ofHours(1));
        }
        assertThat(status().parked()).isTrue();
        assertThat(status().failures()).isEqualTo(3);
        assertThat(status().failure()).contains("java.io.IOException: no line");
        assertThat(seen).isEmpty();

        registry.events().retry("pager");
        registry.events().deliver();
        assertThat(status().failures()).isEqualTo(1);
        registry.events().skip("pager");
        registry.events().deliver();

        assertThat(sequences()).containsExactly(2L);
        assertThat(status().parked()).isFalse();
    }

    @Test
    final void whatIsUndeliverableIsParkedAtOnce() {
        registry.events().subscribe("pager", event -> {
            throw new UndeliverableException("the address is gone");
        });
        register(1);

        registry.events().deliver();

        assertThat(status().parked()).isTrue();
        assertThat(status().failures()).isEqualTo(1);
        assertThat(status().failure()).get().asString().contains("the address is gone");
    }

    @Test
    final void whateverAListenerThrowsIsAFailureOfItsOwn() {
        registry.events().subscribe("broken", event -> {
            throw new AssertionError("expected " + "more ".repeat(1_000));
        });
        registry.events().subscribe("deep", event -> {
            throw new StackOverflowError();
        });
        registry.events().subscribe("pager", seen::add);
        register(1);

        assertThat(registry.events().deliver()).isEqualTo(1);
        assertThat(registry.events().status("deep").orElseThrow().failures()).isEqualTo(1);
        assertThat(registry.events().status("broken").orElseThrow().failure())
                .get()
                .asString()
                .startsWith("java.lang.AssertionError: expected more")
                .hasSize(1_000);
    }

    @Test
    final void inTheBackgroundAnErrorOfAListenerIsTriedAgainAsWell() throws InterruptedException {
        BlockingQueue<Event> told = new LinkedBlockingQueue<>();
        AtomicInteger attempts = new AtomicInteger();
        try (Registry quick = open(2, Delivery.background().withPoll(Duration.ofMillis(5)))) {
            quick.events().subscribe("live", event -> {
                told.add(event);
                if (attempts.incrementAndGet() == 1) {
                    throw new AssertionError("not yet");
                }
            });
            quick.models().register(Samples.CHURN, Samples.evaluated(1), Optional.empty(), Map.of());
            assertThat(told.poll(1, TimeUnit.MINUTES)).isNotNull();

            for (int minute = 0; minute < 600 && told.isEmpty(); minute++) {
                clock.goOn(Duration.ofMinutes(1));
                Optional.ofNullable(told.poll(100, TimeUnit.MILLISECONDS)).ifPresent(told::add);
            }
            assertThat(told).first().isInstanceOf(Event.ModelRegistered.class);
        }
    }

    @Test
    final void oneListenersFailureIsNoOthers() {
        registry.events().subscribe("broken", event -> {
            throw new IOException("no line");
        });
        registry.events().subscribe("pager", seen::add);
        register(1);

        assertThat(registry.events().deliver()).isEqualTo(1);
        assertThat(registry.events().all())
                .extracting(SubscriptionStatus::name, SubscriptionStatus::position)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("broken", 0L),
                        org.assertj.core.groups.Tuple.tuple("pager", 1L));
    }

    @Test
    final void anEventGoesToOneOfSeveralRegistries() {
        registry.events().subscribe("pager", seen::add);
        try (Registry other = open(2, Delivery.byHand())) {
            other.events().subscribe("pager", seen::add);
            register(1);

            assertThat(other.events().deliver() + registry.events().deliver()).isEqualTo(1);
            register(2);
            assertThat(registry.events().deliver() + other.events().deliver()).isEqualTo(1);
        }
        assertThat(sequences()).containsExactly(1L, 2L);
    }

    @Test
    final void nobodyElseDeliversWhileALeaseHoldsAndSomebodyDoesAfterwards() {
        try (Registry other = open(2, Delivery.byHand())) {
            other.events().subscribe("pager", event -> seen.add(event));
            registry.events().subscribe("pager", event -> {
                // In the midst of it, as a process that hangs: the other one comes, and comes again when the lease is
                // over.
                if (seen.isEmpty()) {
                    assertThat(other.events().deliver()).isZero();
                    clock.goOn(Duration.ofMinutes(1));
                    assertThat(other.events().deliver()).isEqualTo(2);
                }
            });
            register(1);
            register(2);

            registry.events().deliver();

            assertThat(sequences()).containsExactly(1L, 2L);
            assertThat(status().position()).isEqualTo(2);
            assertThat(status().waiting()).isZero();
        }
    }

    @Test
    final void aSubscriptionCanBeRewoundAndForgotten() {
        register(1);
        register(2);
        registry.events().subscribe("pager", seen::add);
        registry.events().rewind("pager", 0);
        registry.events().deliver();

        assertThat(sequences()).containsExactly(1L, 2L);
        assertThatThrownBy(() -> registry.events().rewind("pager", 3)).isInstanceOf(IllegalArgumentException.class);
        registry.events().forget("pager");
        registry.events().forget("pager");
        assertThat(registry.events().status("pager")).isEmpty();
        assertThat(registry.events().deliver()).isZero();
        assertThatThrownBy(() -> registry.events().retry("pager")).isInstanceOf(NotFoundException.class);
    }

    @Test
    final void nothingIsSubscribedToARegistryThatIsClosed() {
        Registry view = registry.as("bob");
        registry.close();

        assertThatThrownBy(() -> view.events().subscribe("late", seen::add))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the registry is closed");
    }

    @Test
    final void whatIsForgottenIsClosedAndMayBeSubscribedToAnew() {
        registry.events().subscribe("pager", seen::add);
        registry.events().forget("pager");
        registry.events().subscribe("pager", seen::add);
        register(1);

        assertThat(registry.events().deliver()).isEqualTo(1);
    }

    @Test
    final void whoStillDeliversForWhatWasForgottenDoesNotMoveTheNextOneOfThatName() {
        registry.events().subscribe("pager", event -> {
            registry.events().forget("pager");
            registry.events().subscribe("pager", seen::add);
            // As often as the first one's cursor was written.
            registry.events().rewind("pager", 0);
        });
        register(1);

        registry.events().deliver();

        assertThat(status().position()).isZero();
        assertThat(registry.events().deliver()).isEqualTo(1);
        assertThat(sequences()).containsExactly(1L);
    }

    @Test
    final void whatAListenerAsksForIsHeardBeyondTheLongestPauseUpToADay() {
        registry.events().subscribe("pager", event -> {
            throw new TryLaterException("closed", Duration.ofHours(8));
        });
        registry.events().subscribe("sleeper", event -> {
            throw new TryLaterException("gone", Duration.ofDays(400));
        });
        register(1);
        for (int i = 0; i < 5; i++) {
            registry.events().deliver();
            clock.goOn(Duration.ofMinutes(90));
        }

        assertThat(status().retryAt()).contains(START.plus(Duration.ofHours(8)));
        assertThat(status().failures()).isEqualTo(1);
        assertThat(registry.events().status("sleeper").orElseThrow().retryAt())
                .contains(START.plus(Duration.ofDays(1)));
    }

    @Test
    final void anEventThatAnotherThreadHandsOutIsWaitedForWhenItsSubscriptionIsClosed() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch goingOn = new CountDownLatch(1);
        AtomicBoolean handled = new AtomicBoolean();
        Subscription subscription = registry.events().subscribe("pager", event -> {
            working.countDown();
            goingOn.await();
            handled.set(true);
        });
        register(1);
        CompletableFuture<Integer> delivered =
                CompletableFuture.supplyAsync(() -> registry.events().deliver());
        assertThat(working.await(1, TimeUnit.MINUTES)).isTrue();
        AtomicBoolean handledWhenClosed = new AtomicBoolean();
        Thread closing = new Thread(() -> {
            subscription.close();
            handledWhenClosed.set(handled.get());
        });
        closing.start();
        while (closing.getState() != Thread.State.TIMED_WAITING && closing.isAlive()) {
            Thread.onSpinWait();
        }

        goingOn.countDown();
        closing.join();

        assertThat(handledWhenClosed).isTrue();
        assertThat(delivered.get(1, TimeUnit.MINUTES)).isEqualTo(1);
    }

    @Test
    final void aNameIsOpenOnceAndWellFormed() {
        Subscription first = registry.events().subscribe("pager", seen::add);
        assertThatThrownBy(() -> registry.events().subscribe("pager", seen::add))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("pager");
        first.close();
        first.close();
        registry.events().subscribe("pager", seen::add).close();
        register(1);
        assertThat(registry.events().deliver()).isZero();
        assertThatThrownBy(() -> registry.events().subscribe("Pager!", seen::add))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"Pager!\"");
    }

    @Test
    final void manyEventsComeInOrderOverManyPages() {
        registry.events().subscribe("pager", seen::add);
        for (int i = 0; i < 120; i++) {
            if (i == 0) {
                register(1);
            } else {
                registry.models().tag(Samples.CHURN, "n", String.valueOf(i), "");
            }
        }

        assertThat(registry.events().deliver()).isEqualTo(120);
        assertThat(sequences()).isSorted().doesNotHaveDuplicates().hasSize(120);
    }

    @Test
    final void inTheBackgroundAThreadDeliversWhatThisAndOtherRegistriesDo() throws InterruptedException {
        BlockingQueue<Event> told = new LinkedBlockingQueue<>();
        try (Registry quick = open(2, Delivery.background().withPoll(Duration.ofMillis(5)))) {
            quick.events().subscribe("live", told::add);
            quick.models().register(Samples.CHURN, Samples.evaluated(1), Optional.empty(), Map.of());
            Event own = told.poll(1, TimeUnit.MINUTES);
            register(2);
            Event foreign = told.poll(1, TimeUnit.MINUTES);

            assertThat(own).isInstanceOf(Event.ModelRegistered.class);
            assertThat(foreign).isInstanceOf(Event.ModelRegistered.class);
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.getName().equals("evermodel-events-live"))
                    .singleElement()
                    .matches(Thread::isDaemon);
        }
    }

    @Test
    final void closingInterruptsNoListenerAndTheEventOfOneThatHangsComesAgain() throws InterruptedException {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch goingOn = new CountDownLatch(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Registry quick = open(2, Delivery.background());
        quick.events().subscribe("live", event -> {
            hanging.countDown();
            interrupted.complete(isInterruptedBefore(goingOn));
        });
        quick.models().register(Samples.CHURN, Samples.evaluated(1), Optional.empty(), Map.of());
        assertThat(hanging.await(1, TimeUnit.MINUTES)).isTrue();

        quick.close();

        clock.goOn(Duration.ofMinutes(1));
        registry.events().subscribe("live", seen::add);
        registry.events().deliver();
        assertThat(sequences()).containsExactly(1L);
        assertThat(interrupted).isNotDone();
        goingOn.countDown();
        assertThat(interrupted).succeedsWithin(Duration.ofMinutes(1)).isEqualTo(false);
    }

    private static boolean isInterruptedBefore(CountDownLatch goingOn) {
        try {
            return !goingOn.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            return true;
        }
    }

    @Test
    final void whatAListenerIsDoingWhenItsSubscriptionIsClosedIsDoneOnce() throws InterruptedException {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch goingOn = new CountDownLatch(1);
        try (Registry quick = open(2, Delivery.background())) {
            Subscription subscription = quick.events().subscribe("live", event -> {
                if (event instanceof Event.ModelRegistered) {
                    working.countDown();
                    goingOn.await();
                    quick.models().tag(Samples.CHURN, "told", "yes", "by a listener");
                }
            });
            quick.models().register(Samples.CHURN, Samples.evaluated(1), Optional.empty(), Map.of());
            assertThat(working.await(1, TimeUnit.MINUTES)).isTrue();
            Thread closing = new Thread(subscription::close);
            closing.start();
            goingOn.countDown();
            closing.join();
        }

        assertThat(registry.models().find(Samples.CHURN).orElseThrow().tags()).containsEntry("told", "yes");
        registry.events().subscribe("live", seen::add);
        registry.events().deliver();
        assertThat(seen).noneMatch(Event.ModelRegistered.class::isInstance);
    }
}
