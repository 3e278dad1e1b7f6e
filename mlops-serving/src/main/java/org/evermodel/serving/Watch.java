package org.evermodel.serving;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.evermodel.ModelName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has an endpoint look at the registry now and then, on a daemon thread of its own. */
final class Watch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final ModelName model;
    private final Runnable look;
    private final ScheduledThreadPoolExecutor timer;
    private final ScheduledFuture<?> turns;
    private String lastFailure = "";

    Watch(ModelName model, Duration every, Runnable look) {
        this.model = model;
        this.look = look;
        this.timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "evermodel-endpoint-" + model + "-watch");
            thread.setDaemon(true);
            return thread;
        });
        turns = timer.scheduleWithFixedDelay(this::lookOnce, every.toNanos(), every.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** What fails is tried again at the next turn; the same failure is logged once. */
    private void lookOnce() {
        try {
            look.run();
            lastFailure = "";
        } catch (RuntimeException | Error e) {
            // An error, too: what is thrown here would end the watch for good, and roll-backs would be followed no
            // more.
            if (!timer.isShutdown() && !e.toString().equals(lastFailure)) {
                lastFailure = e.toString();
                LOG.warn("the endpoint of {} could not follow the registry and answers as before", model, e);
            }
        }
    }

    @Override
    public void close() {
        turns.cancel(false);
        timer.shutdown();
    }
}
