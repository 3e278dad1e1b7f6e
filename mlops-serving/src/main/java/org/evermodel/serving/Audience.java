package org.evermodel.serving;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.evermodel.data.Dataset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners; what they throw goes no further. Thread-safe. */
final class Audience {
    private static final Logger LOG = LoggerFactory.getLogger(Audience.class);

    private final List<PredictionListener> listeners;
    private final AtomicLong failures = new AtomicLong();

    Audience(List<PredictionListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    void tell(Query query, Answer answer) {
        for (PredictionListener listener : listeners) {
            try {
                listener.answered(query, answer);
            } catch (RuntimeException | Error e) {
                report(listener, e);
            }
        }
    }

    void tell(Dataset rows, BatchAnswer answers) {
        for (PredictionListener listener : listeners) {
            try {
                listener.answered(rows, answers);
            } catch (RuntimeException | Error e) {
                report(listener, e);
            }
        }
    }

    /** The 1st failure is logged, the 2nd, the 4th, the 8th, …: a broken listener must not flood the log. */
    private void report(PredictionListener listener, Throwable failure) {
        long count = failures.incrementAndGet();
        if (Long.bitCount(count) == 1) {
            LOG.warn("listeners have failed {} times, now {}", count, listener, failure);
        }
    }
}
