package org.evermodel.pipeline;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A runner's own threads: daemons that come when there is work and go when there was none for a while. */
final class OwnThreads {
    private static final long IDLE_SECONDS = 5;

    private OwnThreads() {}

    /** As many as runs ask for, each for no more than it may have, so that nothing waits in a queue. */
    static Executor executor() {
        AtomicInteger count = new AtomicInteger();
        ThreadFactory daemons = work -> {
            Thread thread = new Thread(work, "evermodel-pipeline-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), daemons);
    }
}
