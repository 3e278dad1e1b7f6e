package org.evermodel.port;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.evermodel.NotFoundException;
import org.evermodel.spi.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a lineage log for those whose own work must go on where that fails or takes long, such as an endpoint: nothing is
 * thrown, and who tells does not wait. What could not be told is logged, counted and kept; it is told again after a second,
 * later after longer pauses of up to a minute, and before whatever comes next. Telling it twice changes nothing.
 *
 * <pre>{@code
 * PatientLineage lineage = PatientLineage.of(registry.lineage(), executor, Timer.system());
 * lineage.link(Thing.model(name, 3), Thing.deployment("eu-west"), "as champion");
 * lineage.failures(); // 0 while all goes well
 * lineage.close(Duration.ofSeconds(10));
 * }</pre>
 *
 * <p>At most 1,000 tellings are kept; the oldest is given up for a new one. A link that is refused, or names what is not
 * registered, is given up without those it was told with. The log is asked by one thread at a time. Thread-safe.
 */
public final class PatientLineage implements LineageLog {
    private static final Logger LOG = LoggerFactory.getLogger(PatientLineage.class);
    private static final int MOST_WAITING = 1_000;
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final LineageLog log;
    private final Executor executor;
    private final Timer timer;
    private final Deque<List<Link>> waiting = new ArrayDeque<>();
    private final ReentrantLock telling = new ReentrantLock();
    private final AtomicInteger wanted = new AtomicInteger();
    private final AtomicBoolean alarmed = new AtomicBoolean();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong givenUp = new AtomicLong();
    private volatile Timer.Alarm alarm = () -> {};
    private volatile boolean closed;
    private boolean full;
    private volatile Duration pause = SHORTEST_PAUSE;
    private volatile String lastFailure = "";
    private String lastRefusal = "";

    private PatientLineage(LineageLog log, Executor executor, Timer timer) {
        this.log = log;
        this.executor = executor;
        this.timer = timer;
    }

    /**
     * Tells this log.
     *
     * @param executor where it is told, one task at a time; {@code Runnable::run} for the thread that tells
     * @param timer waits before what failed is told again
     */
    public static PatientLineage of(LineageLog log, Executor executor, Timer timer) {
        return new PatientLineage(log, executor, timer);
    }

    /** As {@link #keep} and {@link #wake}. */
    @Override
    public void link(List<Link> links) {
        keep(links);
        wake();
    }

    /** Keeps links that are told together at the next {@link #wake}, whatever the executor is; waits for nothing. */
    public void keep(List<Link> links) {
        synchronized (waiting) {
            if (closed) {
                givenUp.addAndGet(links.size());
            } else if (!links.isEmpty()) {
                waiting.addLast(List.copyOf(links));
                requireRoom();
            }
        }
    }

    private void requireRoom() {
        if (waiting.size() <= MOST_WAITING) {
            return;
        }
        givenUp.addAndGet(waiting.removeFirst().size());
        if (!full) {
            full = true;
            LOG.warn("more than {} tellings of what came from what wait; the oldest are given up", MOST_WAITING);
        }
    }

    /** Has the executor tell what waits, if there is any. */
    public void wake() {
        if (!isWaiting() || wanted.getAndIncrement() > 0) {
            return;
        }
        try {
            executor.execute(this::work);
        } catch (RuntimeException | Error e) {
            wanted.set(0);
            later(e);
            tryLater();
        }
    }

    private void work() {
        int seen;
        do {
            seen = wanted.get();
            retry();
        } while (!wanted.compareAndSet(seen, 0));
    }

    /** Tells what waits before it returns; called by the log itself it returns at once. */
    public void retry() {
        if (telling.isHeldByCurrentThread()) {
            return;
        }
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

    /** How many links were given up, so are told no more. */
    public long givenUp() {
        return givenUp.get();
    }

    /** Tells what waits once more, waiting for that no longer than {@code within}, and gives up the rest. May be called twice. */
    public void close(Duration within) {
        if (isWaiting() || telling.isLocked()) {
            tellOnce(within);
        }
        int left;
        synchronized (waiting) {
            closed = true;
            left = waiting.stream().mapToInt(List::size).sum();
            waiting.clear();
        }
        alarm.close();
        if (left > 0) {
            givenUp.addAndGet(left);
            LOG.warn("{} links of what came from what could not be told to the end and are given up", left);
        }
    }

    private void tellOnce(Duration within) {
        CompletableFuture<Boolean> once = new CompletableFuture<>();
        Runnable last = () -> {
            retry();
            once.complete(true);
        };
        try {
            executor.execute(last);
        } catch (RuntimeException | Error e) {
            // Nobody else does it any more.
            last.run();
        }
        try {
            once.get(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            LOG.warn("what came from what is still being told after {}", within);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("that all was told is never told by a failure", e);
        }
    }

    private boolean isWaiting() {
        synchronized (waiting) {
            return !waiting.isEmpty();
        }
    }

    private Optional<List<Link>> next() {
        synchronized (waiting) {
            return Optional.ofNullable(waiting.pollFirst());
        }
    }

    private void tellAll() {
        for (Optional<List<Link>> next = next(); next.isPresent(); next = next()) {
            List<Link> left = tell(next.get());
            if (!left.isEmpty()) {
                putBack(left);
                tryLater();
                return;
            }
        }
        pause = SHORTEST_PAUSE;
    }

    private void putBack(List<Link> left) {
        synchronized (waiting) {
            if (closed) {
                givenUp.addAndGet(left.size());
            } else {
                waiting.addFirst(left);
                requireRoom();
            }
        }
    }

    /** What is left to be told again. */
    private List<Link> tell(List<Link> links) {
        try {
            log.link(links);
        } catch (NotFoundException | IllegalArgumentException e) {
            return refused(links, e);
        } catch (RuntimeException | Error e) {
            // An error, too: it must neither end the work of who tells nor keep the executor from going on.
            later(e);
            return links;
        }
        lastFailure = "";
        synchronized (waiting) {
            full = false;
        }
        return List.of();
    }

    private List<Link> refused(List<Link> links, RuntimeException refusal) {
        failures.incrementAndGet();
        if (links.size() > 1) {
            return tellEach(links);
        }
        givenUp.addAndGet(links.size());
        if (!refusal.toString().equals(lastRefusal)) {
            lastRefusal = refusal.toString();
            LOG.warn("what came from what could not be told and is given up: {}", links, refusal);
        }
        return List.of();
    }

    private List<Link> tellEach(List<Link> links) {
        for (int i = 0; i < links.size(); i++) {
            if (!tell(List.of(links.get(i))).isEmpty()) {
                return List.copyOf(links.subList(i, links.size()));
            }
        }
        return List.of();
    }

    /** The same failure is logged once in a row. */
    private void later(Throwable failure) {
        failures.incrementAndGet();
        if (!failure.toString().equals(lastFailure)) {
            lastFailure = failure.toString();
            LOG.warn("what came from what could not be told and is told again later", failure);
        }
    }

    private void tryLater() {
        if (closed || !alarmed.compareAndSet(false, true)) {
            return;
        }
        Duration now = pause;
        pause = now.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? now.multipliedBy(2) : LONGEST_PAUSE;
        try {
            alarm = timer.after(now, this::ring);
        } catch (RuntimeException | Error e) {
            alarmed.set(false);
            later(e);
        }
    }

    private void ring() {
        alarmed.set(false);
        wake();
    }

    @Override
    public String toString() {
        return "PatientLineage[" + log + ", " + failures + " failures, " + givenUp + " given up]";
    }
}
