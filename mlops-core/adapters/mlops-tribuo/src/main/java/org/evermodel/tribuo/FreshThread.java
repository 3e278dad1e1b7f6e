package org.evermodel.tribuo;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs a task on a thread of its own and waits for it.
 *
 * <p>XGBoost 1.6 keeps, for each thread, what it knows of a booster under the booster's address, and forgets it only
 * where the booster is freed on that same thread. Java frees boosters on the finalizer's. On a thread that lives on, a
 * new booster at an old address inherits the old one's knowledge, and a training fails now and then with "Number of
 * columns does not match number of features in booster". On a new thread there is nothing to inherit.
 */
final class FreshThread {
    private FreshThread() {}

    /** Native training cannot be interrupted: an interrupt is kept for later. */
    static <T> T call(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "mlops-tribuo-training");
        thread.setDaemon(true);
        thread.start();
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
            throw rethrown(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException rethrown(ExecutionException failure) {
        if (failure.getCause() instanceof Error error) {
            throw error;
        }
        if (failure.getCause() instanceof RuntimeException exception) {
            return exception;
        }
        return new IllegalStateException(failure);
    }
}
