package org.evermodel.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.evermodel.Seed;
import org.evermodel.pipeline.Node.StepNode;
import org.evermodel.pipeline.cache.Logged;
import org.evermodel.spi.Timer;

/** Has a step work on an input, as often as it takes and may take. */
record Attempts(StepNode node, String id, Scope scope) {
    /** What a step made, and what it told its run in the attempt that made it. */
    record Made(Object value, Logged logged, int attempts, Duration took) {}

    /** No attempt is left. The cause is what the last one threw. */
    static final class Exhausted extends Exception {
        private static final long serialVersionUID = 1L;
        private final int attempts;
        private final Exception thrown;

        Exhausted(int attempts, Exception thrown) {
            super(thrown);
            this.attempts = attempts;
            this.thrown = thrown;
        }

        int attempts() {
            return attempts;
        }

        Exception thrown() {
            return thrown;
        }
    }

    /** What was told is the run's then. What the record fails on is no failure of the step, and to work again is no help. */
    Made make(Held input) throws Exhausted {
        Made made = work(input);
        try {
            scope.told(made.logged());
            return made;
        } catch (RuntimeException e) {
            scope.toldInVain(id, made.attempts(), made.logged(), e);
            throw new Exhausted(made.attempts(), e);
        }
    }

    private Made work(Held input) throws Exhausted {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(input, attempt);
            } catch (Exception e) {
                if (isEnd(e) || !node.step().retry().again(attempt, e)) {
                    throw new Exhausted(attempt, e);
                }
                pause(attempt, e);
            }
        }
    }

    private boolean isEnd(Exception thrown) {
        return scope.cancellation().isCancelled()
                || thrown instanceof InterruptedException
                || thrown.getCause() instanceof InterruptedException;
    }

    @SuppressWarnings("try") // they are there to be closed
    private Made attempt(Held input, int number) throws Exception {
        Optional<Duration> limit = node.step().limit();
        if (limit.isEmpty()) {
            return work(input, number, scope.cancellation());
        }
        Cancellation own = new Cancellation();
        String tooLong = "an attempt may take " + limit.get() + " at most";
        try (Cancellation.Guarded linked = scope.cancellation().passOnTo(own);
                Timer.Alarm alarm = scope.timer().after(limit.get(), () -> own.cancel(tooLong))) {
            return work(input, number, own);
        } catch (Exception e) {
            if (own.isCancelled() && !scope.cancellation().isCancelled()) {
                StepTimeoutException late = new StepTimeoutException(id, limit.get());
                late.addSuppressed(e);
                throw late;
            }
            throw e;
        }
    }

    @SuppressWarnings("try") // they are there to be closed
    private Made work(Held input, int number, Cancellation cancellation) throws Exception {
        NodeContext context = scope.context(node, input, cancellation, number, scope);
        Instant start = scope.clock().instant();
        try (Cancellation.Guarded guarded = cancellation.guard()) {
            Object made = Objects.requireNonNull(
                    node.step().run(input.value(), context), () -> "step \"" + id + "\" returned null");
            Duration took = Duration.between(start, scope.clock().instant());
            return new Made(made, context.logged(), number, took);
        } catch (Exception e) {
            scope.toldInVain(id, number, context.logged(), e);
            throw e;
        } catch (Error e) {
            try {
                scope.toldInVain(id, number, context.logged(), e);
            } catch (Error another) {
                e.addSuppressed(another);
            }
            throw e;
        }
    }

    @SuppressWarnings("try") // they are there to be closed
    private void pause(int attempt, Exception cause) throws Exhausted {
        Seed seed = Seed.of(scope.seedOf(node.id()));
        Duration pause = node.step().retry().pauseAfter(attempt, seed);
        scope.tell(new RunEvent.StepRetrying(id, attempt, pause, cause));
        CountDownLatch over = new CountDownLatch(1);
        try (Cancellation.Guarded guarded = scope.cancellation().guard();
                Timer.Alarm alarm = scope.timer().after(pause, over::countDown)) {
            over.await();
        } catch (RunCancelledException e) {
            cause.addSuppressed(e);
            throw new Exhausted(attempt, cause);
        } catch (InterruptedException e) {
            // By a cancellation or by the host: whoever asks must learn of it, as of one that comes while a step works.
            e.addSuppressed(cause);
            throw new Exhausted(attempt, e);
        }
    }
}
