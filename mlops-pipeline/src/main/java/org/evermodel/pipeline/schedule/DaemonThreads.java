package org.evermodel.pipeline.schedule;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A scheduler's own threads: daemons that come when there is work and go when there was none for a while. */
final class DaemonThreads {
    private static final long IDLE_SECONDS = 5;

    private DaemonThreads() {}

    static Executor executor() {
        AtomicInteger count = new AtomicInteger();
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                    Thread thread = new Thread(work, "evermodel-schedule-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }
}
