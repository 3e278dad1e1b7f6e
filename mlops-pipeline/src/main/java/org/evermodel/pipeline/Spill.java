package org.evermodel.pipeline;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.evermodel.pipeline.cache.Kept;
import org.evermodel.pipeline.journal.LostRunException;

/**
 * An output that is written while the run goes on with it. Whoever needs it written, and finds that nobody has begun, does
 * that himself, so nobody waits for a thread. Thread-safe.
 *
 * <p>It is entered after all that was made before it, and not at all where one of those that it came from could not be:
 * what a run's journal says was made must have been made of something that is there.
 */
final class Spill {
    private final String step;
    private final FutureTask<Written> written;
    private final FutureTask<Written> entered;

    /**
     * @param step what the place is called whose output it is
     * @param before what is to be entered in the run's journal before it, if it can be
     * @param origins what it came from
     * @param write writes it
     * @param enter enters where it is
     */
    Spill(String step, List<Spill> before, Set<Spill> origins, Callable<Written> write, Consumer<Written> enter) {
        this.step = step;
        this.written = new FutureTask<>(write);
        this.entered = new FutureTask<>(() -> {
            attempt(written);
            Written output = end(written);
            before.forEach(Spill::end);
            origins.forEach(Spill::settle);
            enter.accept(output);
            return output;
        });
    }

    /** Begins it, unless somebody has; whoever waits learns what came of it. */
    void begin() {
        attempt(entered);
    }

    /** Ends it, or waits for whoever does, whatever comes of it. */
    void end() {
        problem();
    }

    /** Ends it, or waits for whoever does, and tells why it could not be kept, if it could not. */
    Optional<UnkeptOutputException> problem() {
        try {
            settle();
            return Optional.empty();
        } catch (UnkeptOutputException e) {
            return Optional.of(e);
        } catch (LostRunException another) {
            // The run has another owner, who makes what is missing; its journal tells this one so.
            return Optional.empty();
        }
    }

    /** Ends it, or waits for whoever does; throws what went wrong, told by the step. */
    void settle() {
        attempt(entered);
        named(entered);
    }

    /** Where it is kept, if it can be: written, but perhaps not yet entered. */
    Optional<Kept> kept() {
        attempt(written);
        return named(written).output();
    }

    private Written named(Future<Written> task) {
        try {
            return end(task);
        } catch (UnkeptOutputException | LostRunException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new UnkeptOutputException(step, e);
        }
    }

    /** Does it, unless somebody has begun. An interrupt is for a step, and not for the bytes that another one made. */
    private static void attempt(FutureTask<Written> task) {
        boolean interrupted = Thread.interrupted();
        try {
            task.run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Written end(Future<Written> task) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw thrown(Objects.requireNonNullElse(e.getCause(), e));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException thrown(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(cause);
    }
}
