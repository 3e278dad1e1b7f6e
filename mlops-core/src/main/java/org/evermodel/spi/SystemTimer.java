package org.evermodel.spi;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Real time. */
final class SystemTimer implements Timer {
    private static final long IDLE_SECONDS = 5;

    private final ScheduledThreadPoolExecutor thread;

    SystemTimer() {
        thread = new ScheduledThreadPoolExecutor(1, SystemTimer::daemon);
        thread.setRemoveOnCancelPolicy(true);
        thread.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        thread.allowCoreThreadTimeOut(true);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "evermodel-timer");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public Alarm after(Duration delay, Runnable action) {
        Future<?> future = thread.schedule(action, nanos(delay), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    /** Half of what the queue can tell apart, some 146 years, is as long as for ever. */
    private static long nanos(Duration delay) {
        Duration longest = Duration.ofNanos(Long.MAX_VALUE / 2);
        return delay.compareTo(longest) < 0 ? delay.toNanos() : longest.toNanos();
    }

    @Override
    public String toString() {
        return "Timer[system]";
    }
}
