package org.evermodel.registry.auditor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Works on several things at once and hands the results out in order, in the thread that asked. However many things there
 * are, only a few are at hand at a time. Its threads are daemons, there only while it is at work.
 */
final class InOrder {
    private static final int MOST_THREADS = 4;

    private InOrder() {}

    static <T, R> void each(Iterator<T> things, Function<T, R> work, Consumer<R> results) {
        int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        ExecutorService pool = Executors.newFixedThreadPool(threads, daemons());
        try {
            Deque<Future<R>> atWork = new ArrayDeque<>();
            while (things.hasNext()) {
                T thing = things.next();
                atWork.add(pool.submit(() -> work.apply(thing)));
                if (atWork.size() > 2 * threads) {
                    results.accept(result(atWork.remove()));
                }
            }
            while (!atWork.isEmpty()) {
                results.accept(result(atWork.remove()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static ThreadFactory daemons() {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "evermodel-verify-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Waits to the end also in a thread that is interrupted, which stays so. */
    private static <R> R result(Future<R> future) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
