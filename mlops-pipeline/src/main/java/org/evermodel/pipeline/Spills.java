package org.evermodel.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.evermodel.pipeline.journal.LostRunException;

/**
 * The outputs of one run that are handed on in memory and written behind, each by a thread that the run may have and does
 * not need; where there is none, by the one that made it, before it goes on. Thread-safe.
 *
 * <p>What a run's journal says must be true for whoever goes on with the run: a place is entered after all it came from.
 * Who could tell what came from what? Everything entered later than an output was made might have; so an entry waits for
 * all outputs that were made before it and are not entered yet.
 */
final class Spills {
    private final Hands hands;
    private final List<Spill> open = new ArrayList<>();

    Spills(Hands hands) {
        this.hands = hands;
    }

    /** Has an output written and entered; throws what goes wrong with it where that is known at once. */
    Spill begin(String step, Callable<Written> write, Consumer<Written> enter) {
        Spill spill;
        synchronized (open) {
            spill = new Spill(step, List.copyOf(open), write, enter);
            open.add(spill);
        }
        if (!hands.lend(spill::begin)) {
            try {
                spill.end();
            } finally {
                close(spill);
            }
        }
        return spill;
    }

    /** Ends what was begun; throws {@link UnkeptOutputException} for the first output that could not be kept. */
    void settle() {
        for (Spill each : open()) {
            each.settle();
            close(each);
        }
    }

    /** Ends all that was begun, and tells of the first output that could not be kept. */
    Optional<UnkeptOutputException> end() {
        Optional<UnkeptOutputException> first = Optional.empty();
        for (Spill each : open()) {
            Optional<UnkeptOutputException> problem = problem(each);
            first = first.isPresent() ? first : problem;
        }
        return first;
    }

    private static Optional<UnkeptOutputException> problem(Spill spill) {
        try {
            spill.settle();
            return Optional.empty();
        } catch (UnkeptOutputException e) {
            return Optional.of(e);
        } catch (LostRunException another) {
            // The run has another owner, who makes what is missing; its journal tells this one so.
            return Optional.empty();
        }
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
