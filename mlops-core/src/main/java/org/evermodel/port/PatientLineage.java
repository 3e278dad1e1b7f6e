package org.evermodel.port;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.evermodel.NotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a lineage log for those whose own work must go on where that fails, such as an endpoint: nothing is thrown. What
 * could not be told is logged, counted and kept, and told before whatever comes next; telling it twice changes nothing.
 *
 * <pre>{@code
 * PatientLineage lineage = PatientLineage.of(registry.lineage());
 * lineage.link(Thing.model(name, 3), Thing.deployment("eu-west"), "as champion");
 * lineage.failures(); // 0 while all goes well
 * }</pre>
 *
 * <p>At most 1,000 tellings are kept; the oldest is given up for a new one, as is what can never be told because it is
 * refused or names what is not registered. Thread-safe.
 */
public final class PatientLineage implements LineageLog {
    private static final Logger LOG = LoggerFactory.getLogger(PatientLineage.class);
    private static final int MOST_WAITING = 1_000;

    private final LineageLog log;
    private final ReentrantLock telling = new ReentrantLock();
    private final Deque<List<Link>> waiting = new ArrayDeque<>();
    private final AtomicLong failures = new AtomicLong();
    private String lastFailure = "";

    private PatientLineage(LineageLog log) {
        this.log = log;
    }

    /** Tells this log. */
    public static PatientLineage of(LineageLog log) {
        return new PatientLineage(log);
    }

    @Override
    public void link(List<Link> links) {
        telling.lock();
        try {
            waiting.addLast(List.copyOf(links));
            if (waiting.size() > MOST_WAITING) {
                waiting.removeFirst();
            }
            tellAll();
        } finally {
            telling.unlock();
        }
    }

    /** Tells what could not be told before, if there is any. */
    public void retry() {
        telling.lock();
        try {
            tellAll();
        } finally {
            telling.unlock();
        }
    }

    /** How many attempts to tell something failed. */
    public long failures() {
        return failures.get();
    }

    private void tellAll() {
        boolean answered = true;
        while (answered && !waiting.isEmpty()) {
            answered = tell(waiting.getFirst());
            if (answered) {
                waiting.removeFirst();
            }
        }
    }

    /** Whether it was told, or never can be. */
    private boolean tell(List<Link> links) {
        try {
            log.link(links);
            lastFailure = "";
            return true;
        } catch (NotFoundException | IllegalArgumentException e) {
            note(e, "and is given up");
            return true;
        } catch (RuntimeException e) {
            note(e, "and is told again later");
            return false;
        }
    }

    /** The same failure is logged once in a row. */
    private void note(RuntimeException failure, String next) {
        failures.incrementAndGet();
        if (!failure.toString().equals(lastFailure)) {
            lastFailure = failure.toString();
            LOG.warn("what came from what could not be told {}", next, failure);
        }
    }

    @Override
    public String toString() {
        return "PatientLineage[" + log + ", " + failures + " failures]";
    }
}
