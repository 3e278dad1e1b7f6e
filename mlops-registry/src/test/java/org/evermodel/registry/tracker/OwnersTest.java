package org.evermodel.registry.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.evermodel.registry.ledger.AuditNote;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Stored;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.TestClock;
import org.evermodel.testkit.Together;
import org.junit.jupiter.api.Test;

/** When the leases of runs are renewed, and what is left of that. */
class OwnersTest {
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final TestClock time = TestClock.at(Instant.parse("2026-01-15T10:30:00Z"));
    private final MetadataStore store = Storage.inMemory().metadata();
    private final Ledger ledger = new Ledger(store, time, new Random(7), "ann");
    private final Owners owners = new Owners(ledger, LEASE);

    @Test
    void aHeartBeatsWhileARunIsOpen() {
        assertThat(owners.isBeating()).isFalse();
        owners.opened();
        owners.opened();
        owners.ended();
        assertThat(owners.isBeating()).isTrue();

        owners.ended();

        assertThat(owners.isBeating()).isFalse();
    }

    @Test
    void aHeartBeatsForWhatStartsWhileSomethingElseEnds() {
        Together.run(2, thread -> {
            for (int round = 0; round < 20_000; round++) {
                owners.opened();
                Thread.onSpinWait();
                assertThat(owners.isBeating()).isTrue();
                owners.ended();
            }
            return thread;
        });

        assertThat(owners.isBeating()).isFalse();
    }

    @Test
    void whatAnOwnerSaysGoesWithItsLastRun() {
        owners.opened();
        owners.renew();
        assertThat(said()).hasSize(1);

        owners.ended();

        assertThat(said()).isEmpty();
        owners.renew(); // A late beat.
        assertThat(said()).isEmpty();
    }

    @Test
    void whatTheDeadHaveSaidIsRemovedUnlessARunOfTheirsGoesOn() {
        Owners dead = new Owners(ledger, LEASE);
        Owners silent = new Owners(ledger, LEASE);
        for (Owners each : List.of(dead, silent)) {
            each.opened();
            each.renew();
            each.close();
        }
        time.pass(LEASE.dividedBy(2));
        owners.opened();
        owners.renew();
        Stored run = ledger.change(change -> {
            change.note(AuditNote.of("run.started", "run a"));
            return change.create(
                    Kinds.EXPERIMENT,
                    "a",
                    Content.builder().putTexts(RunContent.OWNER, silent.claim()).build());
        });

        owners.dropDead(() -> Stream.of(run));
        assertThat(said()).hasSize(3);

        time.pass(LEASE.dividedBy(2).plusMillis(1));
        owners.dropDead(() -> Stream.of(run));

        assertThat(said())
                .extracting(Stored::id)
                .containsExactlyInAnyOrder(
                        silent.claim().get("instance"), owners.claim().get("instance"));
        owners.ended();
    }

    @Test
    void theLeaseOfASilentRunIsRenewedUntilItEnds() {
        Owners quick = new Owners(ledger, Duration.ofMillis(4));
        quick.opened();

        long latest = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (said().isEmpty() && System.nanoTime() < latest) {
            Thread.onSpinWait();
        }
        assertThat(said()).hasSize(1);
        quick.ended();

        assertThat(said()).isEmpty();
    }

    @Test
    void aHeartBeatsAgainAndAgainUntilItIsStopped() throws InterruptedException {
        CountDownLatch beats = new CountDownLatch(3);
        Heartbeat heartbeat = new Heartbeat(Duration.ofMillis(1), () -> {
            beats.countDown();
            throw new IllegalStateException("one beat that fails is not the last");
        });

        heartbeat.start();

        assertThat(beats.await(1, TimeUnit.MINUTES)).isTrue();
        heartbeat.stop();
        assertThat(heartbeat.isBeating()).isFalse();
    }

    private List<Stored> said() {
        return ledger.all(Kinds.RUN_OWNER, "").toList();
    }
}
