package org.evermodel.pipeline;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.evermodel.pipeline.journal.LostRunException;
import org.evermodel.pipeline.journal.RunJournal;
import org.evermodel.spi.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews a run's lease three times in its term, until it is closed. The timer only wakes a thread that does it: a store that
 * hangs, while the journal waits for it, must not keep the timer from ending what takes too long.
 */
final class Heartbeat implements Timer.Alarm {
    private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);
    private static final int BEATS = 3;

    private final RunJournal journal;
    private final String id;
    private final Timer timer;
    private final Executor threads;
    private final Cancellation run;
    private Timer.Alarm next = () -> {};
    private boolean closed;

    private Heartbeat(RunJournal journal, Timer timer, Executor threads, Cancellation run) {
        this.journal = journal;
        this.id = journal.entry().run();
        this.timer = timer;
        this.threads = threads;
        this.run = run;
    }

    static Heartbeat start(RunJournal journal, Timer timer, Executor threads, Cancellation run) {
        Heartbeat heart = new Heartbeat(journal, timer, threads, run);
        heart.plan();
        return heart;
    }

    private synchronized void plan() {
        if (!closed) {
            Duration pause = journal.term().dividedBy(BEATS);
            next = timer.after(pause, this::wake);
        }
    }

    private void wake() {
        try {
            threads.execute(this::beat);
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            log.warn("no thread renews the lease of run {}; it is tried again", id, e);
            plan();
        }
    }

    private void beat() {
        try {
            journal.renew();
        } catch (LostRunException e) {
            run.cancel(LostRunException.REASON);
            return;
        } catch (RuntimeException | Error e) {
            log.warn("the lease of run {} could not be renewed; it is tried again", id, e);
        }
        plan();
    }

    @Override
    public synchronized void close() {
        closed = true;
        next.close();
    }
}
