package org.evermodel.serving;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.evermodel.ModelVersion;
import org.evermodel.model.Model;
import org.evermodel.model.Signature;
import org.evermodel.port.LoadedModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A loaded model with the number of those who hold it: casts, and shadows that wait for their turn. The last one who lets
 * go has it closed, on the executor. Thread-safe.
 */
final class SharedModel {
    private static final Logger LOG = LoggerFactory.getLogger(SharedModel.class);

    private final ModelVersion version;
    private final Model model;
    private final Executor executor;
    private final Consumer<SharedModel> gone;
    private final AtomicInteger holders = new AtomicInteger(1);
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    /** Held by whoever makes it; {@code gone} is told when the model is closed. */
    SharedModel(LoadedModel loaded, Executor executor, Consumer<SharedModel> gone) {
        this.version = loaded.version();
        this.model = loaded.model();
        this.executor = executor;
        this.gone = gone;
    }

    ModelVersion version() {
        return version;
    }

    int number() {
        return version.number();
    }

    Model model() {
        return model;
    }

    Signature signature() {
        return model.signature();
    }

    /** Completed when the model is closed. */
    CompletableFuture<Void> closed() {
        return closed;
    }

    /** Holds it once more; only whoever knows that somebody holds it may ask. */
    SharedModel hold() {
        if (holders.getAndUpdate(count -> count < 1 ? count : count + 1) < 1) {
            throw new IllegalStateException(version + " was let go by all before it was held again");
        }
        return this;
    }

    void letGo() {
        if (holders.decrementAndGet() > 0) {
            return;
        }
        try {
            executor.execute(this::close);
        } catch (RejectedExecutionException e) {
            // The executor was shut down, which is no reason to leak what the engine holds.
            close();
        }
    }

    private void close() {
        try {
            model.close();
        } catch (RuntimeException e) {
            LOG.warn("{} did not close as it should", version, e);
        } finally {
            gone.accept(this);
            closed.complete(null);
        }
    }

    @Override
    public String toString() {
        return version.toString();
    }
}
