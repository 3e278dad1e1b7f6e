package org.evermodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.evermodel.ArtifactDamagedException;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.ArtifactStore.Stored;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ArtifactStore} must do for those who read parts of artifacts and those who collect the ones that
 * nobody needs. Implementers extend {@link ArtifactStoreContract}, which includes this.
 */
public abstract class ArtifactCollectionContract {
    /** So often at most a thread tries until it met the others. */
    private static final int MOST = 20_000;

    /** A thread that stands still between a look at the clock and what it does then is late by less. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final Instant START = Instant.parse("2026-01-15T10:30:00Z");

    /** Tells the time to all stores of a test; no two looks see the same. */
    private final TestClock clock = TestClock.ticking(START);

    private final List<ArtifactStore> opened = new ArrayList<>();
    private ArtifactStore store;

    /** A contract that waits for {@link #open(Clock)}. */
    protected ArtifactCollectionContract() {}

    /**
     * Opens the store: empty at the first call of a test, and with the same content at each later one, whether or not
     * the earlier ones were closed.
     *
     * @param time tells the store when artifacts are stored and set aside
     */
    protected abstract ArtifactStore open(Clock time);

    @BeforeEach
    final void openStore() {
        store = openOneMore();
    }

    @AfterEach
    final void closeStores() {
        opened.forEach(ArtifactStore::close);
    }

    final ArtifactStore store() {
        return store;
    }

    final ArtifactStore openOneMore() {
        ArtifactStore one = open(clock);
        opened.add(one);
        return one;
    }

    @Test
    final void givesAnyRangeOfAnArtifact() throws IOException {
        byte[] bytes = random(100_000);
        Digest digest = put(bytes).digest();
        Random random = new Random(3);

        for (int i = 0; i < 100; i++) {
            int from = random.nextInt(bytes.length + 1);
            int to = from + random.nextInt(bytes.length - from + 1);
            try (InputStream in = store.open(digest, from, to - from)) {
                assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, from, to));
                assertThat(in.read()).isEqualTo(-1);
            }
        }
    }

    @Test
    final void aRangeCanBeReadByteByByteAndSkippedIn() throws IOException {
        Digest digest = put("0123456789").digest();

        try (InputStream in = store.open(digest, 2, 5)) {
            assertThat(in.read()).isEqualTo('2');
            in.skipNBytes(2);
            assertThat(in.read()).isEqualTo('5');
            assertThat(in.skip(100)).isEqualTo(1);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    final void aRangeMustLieWithinItsArtifact() {
        Digest digest = put("0123456789").digest();

        for (long[] range : new long[][] {
            {-1, 1}, {0, -1}, {0, 11}, {10, 1}, {11, 0}, {5, Long.MAX_VALUE}, {Long.MAX_VALUE, Long.MAX_VALUE}
        }) {
            assertThatThrownBy(() -> store.open(digest, range[0], range[1]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("a range must lie within its artifact")
                    .hasMessageContaining(digest.toString());
        }
    }

    @Test
    final void aRangeOfWhatIsMissingIsToldAtOnce() {
        assertThatThrownBy(() -> store.open(Digest.of(random(10)), 0, 1)).isInstanceOf(ArtifactDamagedException.class);
    }

    @Test
    final void aRangeBringsBackWhatWasSetAside() throws IOException {
        Digest digest = setAside("0123456789");

        try (InputStream in = store.open(digest, 9, 1)) {
            assertThat(in.read()).isEqualTo('9');
        }
        assertThat(found(digest).isAside()).isFalse();
    }

    @Test
    final void theInventoryTellsSizesAndWhenEachWasStored() {
        Instant before = clock.instant();
        ArtifactRef small = put("small");
        Instant between = clock.instant();
        ArtifactRef large = put(random(5_000));

        assertThat(inventory()).extracting(Stored::digest).isSorted().hasSize(2);
        assertThat(found(small.digest()).size()).isEqualTo(5);
        assertThat(found(large.digest()).size()).isEqualTo(5_000);
        assertThat(found(small.digest()).storedAt()).isBetween(before, between);
        assertThat(found(large.digest()).storedAt()).isAfter(between);
        assertThat(inventory()).allMatch(each -> store.find(each.digest()).equals(java.util.Optional.of(each)));
    }

    @Test
    final void whatIsStoredAgainOrTouchedCountsAsStoredNow() {
        Digest digest = put("same").digest();
        Instant first = found(digest).storedAt();
        clock.pass(Duration.ofDays(1));

        put("same");
        Instant second = found(digest).storedAt();
        clock.pass(Duration.ofDays(1));
        assertThat(store.touch(digest)).isTrue();

        assertThat(second).isAfterOrEqualTo(first.plus(Duration.ofDays(1)));
        assertThat(found(digest).storedAt()).isAfterOrEqualTo(second.plus(Duration.ofDays(1)));
        assertThat(store.touch(Digest.of(random(10)))).isFalse();
    }

    @Test
    final void whatIsSetAsideIsNotListedAndStillThere() {
        Digest digest = put("unwanted").digest();
        Stored listed = found(digest);
        clock.pass(Duration.ofDays(1));

        assertThat(store.setAside(listed)).isTrue();

        assertThat(store.list()).isEmpty();
        assertThat(store.contains(digest)).isTrue();
        assertThat(inventory()).singleElement().satisfies(each -> {
            assertThat(each.digest()).isEqualTo(digest);
            assertThat(each.storedAt()).isEqualTo(listed.storedAt());
            assertThat(each.asideSince().orElseThrow()).isAfter(listed.storedAt());
        });
        assertThat(store.setAside(listed)).as("a second time").isFalse();
    }

    @Test
    final void peekingLeavesWhatIsSetAsideWhereItIs() throws IOException {
        Digest digest = setAside("unwanted");

        try (InputStream in = store.peek(found(digest))) {
            assertThat(in.readAllBytes()).hasSize(8);
        }
        assertThat(found(digest).isAside()).isTrue();
    }

    @Test
    final void openingReadingStoringOrTouchingBringsBackWhatWasSetAside() {
        List<Runnable> ways = List.of(
                () -> assertThat(store.read(Digest.of("it".getBytes(StandardCharsets.UTF_8))))
                        .hasSize(2),
                () -> put("it"),
                () -> store.touch(Digest.of("it".getBytes(StandardCharsets.UTF_8))));
        for (Runnable way : ways) {
            Digest digest = setAside("it");
            Instant before = clock.instant();

            way.run();

            assertThat(found(digest).isAside()).isFalse();
            assertThat(found(digest).storedAt()).isAfter(before);
            assertThat(store.list()).containsExactly(digest);
            assertThat(store.read(digest)).hasSize(2);
        }
    }

    @Test
    final void whatWasTouchedSinceItWasListedIsNotSetAside() {
        Digest digest = put("wanted").digest();
        Stored listed = found(digest);

        store.touch(digest);

        assertThat(store.setAside(listed)).isFalse();
        assertThat(found(digest).isAside()).isFalse();
    }

    @Test
    final void onlyWhatIsSetAsideIsDiscarded() {
        Digest digest = put("unwanted").digest();
        assertThat(store.discard(found(digest))).isFalse();
        assertThat(store.setAside(found(digest))).isTrue();
        Stored aside = found(digest);

        assertThat(store.discard(aside)).isTrue();
        assertThat(store.discard(aside)).as("a second time").isFalse();

        assertThat(store.contains(digest)).isFalse();
        assertThat(inventory()).isEmpty();
        assertThatThrownBy(() -> store.open(digest)).isInstanceOf(ArtifactDamagedException.class);
        assertThatThrownBy(() -> store.peek(aside)).isInstanceOf(ArtifactDamagedException.class);
    }

    @Test
    final void whatWasBroughtBackSinceItWasListedIsNotDiscarded() {
        Digest digest = setAside("wanted");
        Stored listed = found(digest);

        store.touch(digest);

        assertThat(store.discard(listed)).isFalse();
        assertThat(store.read(digest)).hasSize(6);
    }

    @Test
    final void whatWasStoredAgainOutlivesWhatIsDiscarded() {
        Digest digest = setAside("wanted");
        Stored listed = found(digest);
        put("wanted");

        store.discard(listed);

        assertThat(store.read(digest)).hasSize(6);
        assertThat(store.list()).containsExactly(digest);
    }

    @Test
    final void deletingForgetsWhatIsSetAsideToo() {
        Digest digest = setAside("unwanted");

        store.delete(digest);

        assertThat(store.contains(digest)).isFalse();
    }

    @Test
    final void whatIsSetAsideByOneIsBroughtBackByAnother() {
        ArtifactStore other = openOneMore();
        Digest digest = setAside("shared");

        assertThat(other.contains(digest)).isTrue();
        assertThat(other.read(digest)).hasSize(6);

        assertThat(found(digest).isAside()).isFalse();
    }

    @Test
    final void readersAndWritersNeverMissWhatIsSetAsideAllTheTime() {
        List<ArtifactStore> stores = List.of(store, openOneMore());
        List<Digest> digests =
                Stream.of("a", "b", "c").map(each -> put(each).digest()).toList();
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger movedAside = new AtomicInteger();

        Together.run(6, thread -> {
            ArtifactStore mine = stores.get(thread % 2);
            if (thread < 2) {
                while (!done.get()) {
                    movedAside.addAndGet((int)
                            inventory(mine).stream().filter(mine::setAside).count());
                }
                return thread;
            }
            try {
                for (int i = 0; i < 150 || (movedAside.get() == 0 && i < MOST); i++) {
                    wantInSomeWay(mine, digests.get((thread + i) % 3), (thread + i) % 5);
                }
            } finally {
                done.set(thread == 2 || done.get());
            }
            return thread;
        });

        assertThat(movedAside).hasPositiveValue();
        assertThat(digests).allMatch(digest -> store.read(digest).length == 1);
    }

    private static void wantInSomeWay(ArtifactStore mine, Digest digest, int way) {
        switch (way) {
            case 0 -> assertThat(mine.touch(digest)).isTrue();
            case 1 -> assertThat(mine.contains(digest)).isTrue();
            case 2 -> mine.put(out -> out.write(mine.read(digest)));
            default -> assertThat(mine.read(digest)).hasSize(1);
        }
    }

    @Test
    final void whatWasStoredSinceARunBeganIsThereUntilItsEndWhateverCollectorsDo() {
        List<ArtifactStore> stores = List.of(store, openOneMore());
        Set<Instant> inFlight = new ConcurrentSkipListSet<>();
        AtomicInteger atWork = new AtomicInteger(4);
        AtomicInteger discarded = new AtomicInteger();

        Together.run(6, thread -> {
            ArtifactStore mine = stores.get(thread % 2);
            if (thread < 2) {
                while (atWork.get() > 0) {
                    discarded.addAndGet(collect(mine, inFlight));
                }
                return thread;
            }
            try {
                for (int i = 0; i < 60 || (discarded.get() == 0 && i < MOST); i++) {
                    run(mine, inFlight, i % 2 == 0 ? "artifact " + (thread + i) % 7 : "artifact " + thread + " " + i);
                }
            } finally {
                atWork.decrementAndGet();
            }
            return thread;
        });

        assertThat(discarded).hasPositiveValue();
    }

    private void run(ArtifactStore mine, Set<Instant> inFlight, String text) {
        Instant began = clock.instant();
        inFlight.add(began);
        Digest digest = put(mine, text.getBytes(StandardCharsets.UTF_8)).digest();
        for (int i = 0; i < 3; i++) {
            assertThat(mine.contains(digest)).isTrue();
            assertThat(mine.read(digest)).hasSize(text.length());
        }
        inFlight.remove(began);
    }

    /** Sets aside and discards at once whatever no run in flight can have stored; returns how many were discarded. */
    private int collect(ArtifactStore mine, Set<Instant> inFlight) {
        Instant now = clock.instant();
        Instant storedBefore = inFlight.stream()
                .filter(now::isAfter)
                .min(Instant::compareTo)
                .orElse(now)
                .minus(GRACE);
        int discarded = 0;
        for (Stored each : inventory(mine)) {
            if (each.storedAt().isBefore(storedBefore)) {
                mine.setAside(each);
                discarded += mine.discard(each) ? 1 : 0;
            }
        }
        return discarded;
    }

    private Digest setAside(String text) {
        Digest digest = put(text).digest();
        assertThat(store.setAside(found(digest))).isTrue();
        return digest;
    }

    private Stored found(Digest digest) {
        return store.find(digest).orElseThrow();
    }

    private List<Stored> inventory() {
        return inventory(store);
    }

    private static List<Stored> inventory(ArtifactStore mine) {
        try (Stream<Stored> all = mine.inventory()) {
            return all.toList();
        }
    }

    final ArtifactRef put(String text) {
        return put(text.getBytes(StandardCharsets.UTF_8));
    }

    final ArtifactRef put(byte[] bytes) {
        return put(store, bytes);
    }

    private static ArtifactRef put(ArtifactStore mine, byte[] bytes) {
        return mine.put(out -> out.write(bytes));
    }

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
