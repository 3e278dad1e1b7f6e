package org.evermodel.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * The outputs of one run that are handed on in memory and written behind, each by a thread that the run may have and does
 * not need; where there is none, by the one that made it, before it goes on. Thread-safe.
 *
 * <p>What a run's journal says must be true for whoever goes on with the run: a place is entered after all it came from.
 * Who could tell what came from what? Everything entered later than an output was made might have; so an entry waits for
 * all outputs that were made before it and are not entered yet. One of them that cannot be kept hinders only what is known
 * to have come from it: nothing else depends on how many threads there are.
 */
final class Spills {
    private final Hands hands;
    private final List<Spill> open = new ArrayList<>();
    private volatile boolean broken;

    Spills(Hands hands) {
        this.hands = hands;
    }

    /** Has an output written and entered; throws what goes wrong with it where that is known at once. */
    Spill begin(String step, Set<Spill> origins, Callable<Written> write, Consumer<Written> enter) {
        Spill spill;
        synchronized (open) {
            spill = new Spill(step, List.copyOf(open), origins, write, enter);
            open.add(spill);
        }
        if (!hands.lend(spill::begin)) {
            try {
                spill.settle();
            } finally {
                close(spill);
            }
        }
        return spill;
    }

    /** Ends what was begun; throws {@link UnkeptOutputException} where one of {@code origins} could not be kept. */
    void settle(Set<Spill> origins) {
        end();
        origins.forEach(Spill::settle);
    }

    /** Ends all that was begun, whatever comes of it; what no step is to blame for is thrown when all is ended. */
    void end() {
        Error thrown = null;
        for (Spill each : open()) {
            try {
                broken = each.problem().isPresent() || broken;
            } catch (Error e) {
                thrown = thrown == null ? e : thrown;
            } finally {
                close(each);
            }
        }
        if (thrown != null) {
            throw thrown;
        }
    }

    /** Whether an output is known that cannot be kept. */
    boolean isBroken() {
        return broken;
    }

    private List<Spill> open() {
        synchronized (open) {
            return List.copyOf(open);
        }
    }

    private void close(Spill spill) {
        synchronized (open) {
            open.remove(spill);
        }
    }
}
