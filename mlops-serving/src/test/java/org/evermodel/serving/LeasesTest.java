package org.evermodel.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.evermodel.testkit.Together;
import org.junit.jupiter.api.Test;

class LeasesTest {
    private final AtomicInteger givenUp = new AtomicInteger();
    private final Leases leases = new Leases(givenUp::incrementAndGet);

    @Test
    void whatIsNotRetiredIsNeverGivenUp() {
        leases.enter(1);
        leases.exit(1);

        assertThat(leases.held()).isZero();
        assertThat(givenUp).hasValue(0);
    }

    @Test
    void whatNobodyUsesIsGivenUpWhenItIsRetired() {
        leases.retire();
        leases.retire();

        assertThat(givenUp).hasValue(1);
    }

    @Test
    void whatIsUsedIsGivenUpByTheLastWhoLeaves() {
        leases.enter(1);
        leases.enter(2);
        leases.retire();
        leases.exit(2);
        int whileOneIsIn = givenUp.get();
        leases.exit(1);

        assertThat(whileOneIsIn).isZero();
        assertThat(givenUp).hasValue(1);
    }

    @Test
    void whoLooksInAfterwardsAndLeavesGivesNothingUpAgain() {
        leases.retire();
        leases.enter(3);
        leases.exit(3);

        assertThat(givenUp).hasValue(1);
    }

    @Test
    void aThreadHasOneSlot() {
        assertThat(Leases.slot()).isEqualTo(Leases.slot()).isPositive();
    }

    /** As the stage does it: enter, look again, leave; exchanged again and again by one of the threads. */
    @Test
    void underManyThreadsEachIsGivenUpOnceAndNeverWhileUsed() {
        AtomicInteger made = new AtomicInteger();
        AtomicReference<Guarded> current = new AtomicReference<>(new Guarded(made));
        AtomicReference<Boolean> done = new AtomicReference<>(false);

        List<Integer> faults = Together.run(8, thread -> {
            if (thread == 0) {
                for (int swap = 0; swap < 20_000; swap++) {
                    current.getAndSet(new Guarded(made)).leases.retire();
                }
                done.set(true);
                return 0;
            }
            int seen = 0;
            while (!done.get()) {
                seen += use(current);
            }
            return seen;
        });
        current.get().leases.retire();

        assertThat(faults).containsOnly(0);
        assertThat(made).hasValue(0);
    }

    private static int use(AtomicReference<Guarded> current) {
        int slot = Leases.slot();
        while (true) {
            Guarded seen = current.get();
            seen.leases.enter(slot);
            boolean stays = seen == current.get();
            int faults = stays && seen.ended.get() > 0 ? 1 : 0;
            Thread.onSpinWait();
            faults += stays && seen.ended.get() > 0 ? 1 : 0;
            seen.leases.exit(slot);
            if (stays) {
                return faults;
            }
        }
    }

    /** Counted up when made and down when given up, so that the sum tells of any given up never or twice. */
    private static final class Guarded {
        private final AtomicInteger ended = new AtomicInteger();
        private final Leases leases;

        Guarded(AtomicInteger made) {
            made.incrementAndGet();
            leases = new Leases(() -> {
                ended.incrementAndGet();
                made.decrementAndGet();
            });
        }
    }
}
