package org.evermodel.pipeline;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run from outside, by whoever holds it: the thread of each step at work is interrupted, and a step that asks
 * {@link StepContext#checkCancelled()} is told why. What was kept is kept; what comes after is not begun.
 *
 * <pre>{@code
 * Cancellation cancellation = new Cancellation();
 * button.onClick(() -> cancellation.cancel("the user pressed stop"));
 * runner.run(training, patients, RunOptions.defaults().withCancellation(cancellation));
 * }</pre>
 *
 * <p>Cooperative: a step that neither asks nor reacts to an interrupt runs to its end. May serve several runs, which then
 * end together. Thread-safe.
 */
public final class Cancellation {
    private final Set<Thread> atWork = new HashSet<>();
    private final Set<Cancellation> linked = new HashSet<>();
    private @Nullable String reason;

    /** Creates one that has cancelled nothing yet. */
    public Cancellation() {}

    /** Cancels for a reason, in a few words; the first reason stays. */
    public void cancel(String why) {
        List<Cancellation> others;
        synchronized (this) {
            if (reason != null) {
                return;
            }
            reason = why;
            atWork.forEach(Thread::interrupt);
            others = List.copyOf(linked);
        }
        others.forEach(other -> other.cancel(why));
    }

    /** {@code other} is cancelled with this one from now on, for the same reason; at once, if this is cancelled already. */
    Guarded passOnTo(Cancellation other) {
        Optional<String> already;
        synchronized (this) {
            already = reason();
            linked.add(other);
        }
        already.ifPresent(other::cancel);
        return () -> unlink(other);
    }

    private synchronized void unlink(Cancellation other) {
        linked.remove(other);
    }

    /** Why it was cancelled, if it was. */
    public synchronized Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** Whether it was cancelled. */
    public boolean isCancelled() {
        return reason().isPresent();
    }

    /** Throws {@link RunCancelledException} if it was cancelled. */
    public void check() {
        reason().ifPresent(why -> {
            throw new RunCancelledException(why);
        });
    }

    /** The calling thread is interrupted from now on when this is cancelled; throws if it is already. */
    synchronized Guarded guard() {
        check();
        Thread thread = Thread.currentThread();
        boolean first = atWork.add(thread);
        return () -> release(thread, first);
    }

    private synchronized void release(Thread thread, boolean first) {
        if (first && atWork.remove(thread) && reason != null) {
            // The interrupt was this one's, and has done its work: the thread is the host's again.
            Thread.interrupted();
        }
    }

    /** A thread at work, or another cancellation, until it is closed. */
    interface Guarded extends AutoCloseable {
        @Override
        void close();
    }

    @Override
    public String toString() {
        return "Cancellation[" + reason().orElse("not cancelled") + "]";
    }
}
