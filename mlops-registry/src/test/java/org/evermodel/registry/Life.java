package org.evermodel.registry;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.evermodel.port.RunRecorder.Recording;
import org.evermodel.spi.Storage;

/**
 * A registry to which things are done, with what those who do them remember. Two lives of the same seed to which the same
 * is done are the same to the last digit: they share their moments and their luck.
 */
final class Life implements AutoCloseable {
    private final Supplier<Storage> storage;
    private final SlowClock slow = new SlowClock();
    private final Clock clock;
    private final Random luck;
    private final List<Recording> recordings = new ArrayList<>();
    private final Listeners listeners = new Listeners();
    private final Registry neighbour;
    private Registry registry;

    /** In a time of its own, which goes on a little with each deed. */
    Life(Supplier<Storage> storage, long seed) {
        this(storage, Optional.empty(), seed);
    }

    /** In the time of the host. */
    Life(Supplier<Storage> storage, Clock clock, long seed) {
        this(storage, Optional.of(clock), seed);
    }

    private Life(Supplier<Storage> storage, Optional<Clock> clock, long seed) {
        this.storage = storage;
        this.clock = clock.orElse(slow);
        this.luck = new Random(seed);
        this.registry = open(storage.get(), luck);
        this.neighbour = open(Storage.inMemory(), new Random(seed + 1));
    }

    private Registry open(Storage where, Random random) {
        return Registry.builder(where)
                .flavors(Samples.flavors())
                .actor("ann")
                .clock(clock)
                .random(random)
                .delivery(Listeners.DELIVERY)
                .open();
    }

    Registry registry() {
        return registry;
    }

    /** Runs that somebody here records; after a reopening nobody does any more. */
    List<Recording> recordings() {
        return recordings;
    }

    Listeners listeners() {
        return listeners;
    }

    /** Another registry, in memory, which versions go to and come from. */
    Registry neighbour() {
        return neighbour;
    }

    void reopen() {
        registry.close();
        recordings.clear();
        registry = open(storage.get(), luck);
    }

    /** Does something a moment later and tells what came of it. */
    String live(Deed deed, long seed) {
        slow.goOn(Duration.ofMillis(7));
        return Told.outcome(() -> deed.work().apply(this, new Random(seed)));
    }

    @Override
    public void close() {
        registry.close();
        neighbour.close();
    }
}
