package org.evermodel.pipeline;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
 */
final class Spill {
    private final String step;
    private final FutureTask<Written> written;
    private final FutureTask<Written> entered;

    /**
     * @param step what the place is called whose output it is
     * @param before what must be entered in the run's journal before it
     * @param write writes it
     * @param enter enters where it is
     */
    Spill(String step, List<Spill> before, Callable<Written> write, Consumer<Written> enter) {
        this.step = step;
        this.written = new FutureTask<>(write);
        this.entered = new FutureTask<>(() -> {
            attempt(written);
            Written output = end(written);
            before.forEach(Spill::settle);
            enter.accept(output);
            return output;
        });
    }

    /** Begins it, unless somebody has; whoever waits learns what came of it. */
    void begin() {
        attempt(entered);
    }

    /** Ends it, or waits for whoever does; throws what went wrong as it was thrown. */
    void end() {
        attempt(entered);
        end(entered);
    }

    /** The same; what went wrong is told by the step. */
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
