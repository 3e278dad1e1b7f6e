package org.evermodel.pipeline.schedule;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.evermodel.spi.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives a sign of life three times in a lease, until it is closed. */
final class Heart implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Heart.class);
    private static final int BEATS = 3;

    private final Workshop workshop;
    private final Runnable sign;
    private Timer.Alarm next = () -> {};
    private boolean closed;

    private Heart(Workshop workshop, Runnable sign) {
        this.workshop = workshop;
        this.sign = sign;
    }

    static Heart start(Workshop workshop, Runnable sign) {
        Heart heart = new Heart(workshop, sign);
        heart.plan();
        return heart;
    }

    private synchronized void plan() {
        if (!closed) {
            Duration pause = workshop.lease().dividedBy(BEATS);
            next = workshop.timer().after(pause, this::wake);
        }
    }

    private void wake() {
        try {
            workshop.executor().execute(this::beat);
        } catch (RejectedExecutionException e) {
            log.warn("no thread gives a sign of life of a run; it is tried again", e);
            plan();
        }
    }

    private void beat() {
        try {
            sign.run();
        } catch (RuntimeException | Error e) {
            log.warn("a sign of life of a run could not be given; it is tried again", e);
        }
        plan();
    }

    @Override
    public synchronized void close() {
        closed = true;
        next.close();
    }
}
