package org.evermodel.serving;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.evermodel.ModelName;

/** An endpoint's own threads: named daemons, started when there is work, gone when there was none for a while. */
final class Workers implements Executor, AutoCloseable {
    private static final int THREADS = 3;
    private static final int IDLE_SECONDS = 10;

    private final ThreadPoolExecutor pool;

    Workers(ModelName model) {
        AtomicInteger count = new AtomicInteger();
        // What waits is bounded by those who hand work over: shadows by their room, closings by the models there are.
        pool = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "evermodel-endpoint-" + model + "-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable work) {
        pool.execute(work);
    }

    /** Takes no more work; what was taken is still done. */
    @Override
    public void close() {
        pool.shutdown();
    }
}
