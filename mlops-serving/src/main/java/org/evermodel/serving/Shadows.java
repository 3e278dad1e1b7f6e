package org.evermodel.serving;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.evermodel.data.Dataset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks shadows, later and elsewhere. At most so many rows wait; a table larger than that waits alone. Where there is no
 * room a shadow is not asked, and that is counted. A shadow that waits holds its model. Thread-safe.
 */
final class Shadows {
    private static final Logger LOG = LoggerFactory.getLogger(Shadows.class);

    private final Executor executor;
    private final Audience audience;
    private final int room;
    private final Semaphore free;
    private final LongAdder dropped = new LongAdder();
    private final AtomicLong failures = new AtomicLong();
    private volatile boolean open = true;

    Shadows(Executor executor, Audience audience, int room) {
        this.executor = executor;
        this.audience = audience;
        this.room = room;
        this.free = new Semaphore(room);
    }

    long dropped() {
        return dropped.sum();
    }

    /** Those that still wait are not asked any more. */
    void close() {
        open = false;
    }

    /** Asks all of the cast but the one who answered. The caller has entered the cast. */
    void ask(Cast cast, Query query, Answer answered) {
        for (SharedModel shadow : cast.shadows()) {
            if (shadow.number() != answered.version().number()) {
                submit(
                        shadow,
                        1,
                        () -> audience.tell(
                                query,
                                new Answer(
                                        answered.id(),
                                        shadow.model().predict(query.row()),
                                        shadow.version(),
                                        Route.SHADOW)));
            }
        }
    }

    /** Asks all of the cast but the one who answered. The caller has entered the cast. */
    void ask(Cast cast, Dataset rows, BatchAnswer answered) {
        for (SharedModel shadow : cast.shadows()) {
            if (shadow.number() != answered.version().number()) {
                submit(
                        shadow,
                        rows.rowCount(),
                        () -> audience.tell(
                                rows,
                                new BatchAnswer(
                                        answered.series(),
                                        shadow.model().predict(rows),
                                        shadow.version(),
                                        Route.SHADOW)));
            }
        }
    }

    private void submit(SharedModel shadow, int rows, Runnable question) {
        int size = Math.max(1, Math.min(rows, room));
        if (!free.tryAcquire(size)) {
            dropped.increment();
            return;
        }
        shadow.hold();
        try {
            executor.execute(() -> run(shadow, size, question));
        } catch (RejectedExecutionException e) {
            dropped.increment();
            done(shadow, size);
        }
    }

    private void run(SharedModel shadow, int size, Runnable question) {
        try {
            if (open) {
                question.run();
            } else {
                dropped.increment();
            }
        } catch (RuntimeException e) {
            report(shadow, e);
        } finally {
            done(shadow, size);
        }
    }

    private void done(SharedModel shadow, int size) {
        free.release(size);
        shadow.letGo();
    }

    /** The 1st failure is logged, the 2nd, the 4th, the 8th, …: a broken shadow must not flood the log. */
    private void report(SharedModel shadow, RuntimeException failure) {
        long count = failures.incrementAndGet();
        if (Long.bitCount(count) == 1) {
            LOG.warn("shadows have failed {} times, now {}", count, shadow, failure);
        }
    }
}
