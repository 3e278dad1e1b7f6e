package org.evermodel.serving;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.evermodel.ModelName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How an endpoint ends.
 *
 * @param model the endpoint's model
 * @param before ends what works beside the requests
 * @param closed completed when all models are closed that were loaded until it is asked for
 * @param within how long that is waited for
 * @param after frees what was made for the endpoint
 */
record Closing(
        ModelName model, Runnable before, Supplier<CompletableFuture<Void>> closed, Duration within, Runnable after) {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    /** To be called while requests still come in. */
    void begin() {
        before.run();
    }

    /** To be called when none does any more. Waits until the last request is done and all models are closed, but not longer than was said. */
    void await() {
        try {
            closed.get().get(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            LOG.warn("requests to {} are still under way after {}; their models are closed after them", model, within);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("that a model is closed is never told by a failure", e);
        } finally {
            after.run();
        }
    }
}
