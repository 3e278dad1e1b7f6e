package org.evermodel.pipeline.schedule;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.evermodel.RunId;
import org.evermodel.StorageException;
import org.evermodel.pipeline.Cancellation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The runs of one task that go on in this process. */
final class Crew {
    private static final Logger log = LoggerFactory.getLogger(Crew.class);
    private static final String CLOSED = "the scheduler is closed";
    private static final String LOST = "its process was taken for dead, and another one may run the task";

    /** Why a run was cancelled that nobody wanted to end. */
    static final Set<String> ENDED_BY_SCHEDULER = Set.of(CLOSED, LOST);

    private final ScheduledTask task;
    private final Book book;
    private final Workshop workshop;
    private final String owner;
    private final Runnable afterwards;
    private final Map<String, Cancellation> atWork = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final AtomicLong begun = new AtomicLong();
    private final AtomicInteger wanted = new AtomicInteger();

    /** A claim of which it is not known what came of it; of the one thread that begins. */
    private Optional<Claim> doubtful = Optional.empty();

    /** Runs that were left unfinished and that this process has gone on with; of that thread, too. */
    private final Set<RunId> resumed = new HashSet<>();

    private boolean cancelled;

    Crew(ScheduledTask task, Book book, Workshop workshop, String owner, Runnable afterwards) {
        this.task = task;
        this.book = book;
        this.workshop = workshop;
        this.owner = owner;
        this.afterwards = afterwards;
    }

    /**
     * Begins what waits, as far as the task allows. One thread at a time does; what others ask for meanwhile it does too,
     * so that a run that ends on the thread that began it does not begin the next one within itself.
     */
    void begin() {
        if (wanted.getAndIncrement() > 0) {
            return;
        }
        int asked = 1;
        try {
            while (asked > 0) {
                handAll();
                asked = wanted.addAndGet(-asked);
            }
        } finally {
            if (asked > 0) {
                wanted.set(0);
            }
        }
    }

    private void handAll() {
        Optional<Taken> taken = take();
        while (taken.isPresent()) {
            hand(taken.get());
            taken = take();
        }
    }

    private record Taken(String run, Firing firing, ScheduledTask.Work work, Cancellation cancellation) {}

    /**
     * Takes an occasion, if there is one. A write of which nobody heard that it succeeded may have taken one: the claim is
     * made once more then, now or the next time, and knows what it has.
     */
    private Optional<Taken> take() {
        Claim claim = doubtful.orElseGet(() -> new Claim(owner + "/" + begun.incrementAndGet(), task, workshop));
        claim.knowing(earlier());
        doubtful = Optional.of(claim);
        try {
            book.change(claim::on);
        } catch (StorageException e) {
            log.debug("it is not known whether {} has taken an occasion; it looks again", claim.run(), e);
            book.change(claim::on);
        }
        doubtful = Optional.empty();
        claim.cutOff().ifPresent(resumed::add);
        return claim.firing().map(firing -> new Taken(claim.run(), firing, claim.work(), enlist(claim.run())));
    }

    /** What was left unfinished, which is looked up only where a run may begin. */
    private PipelineWork.Earlier earlier() {
        if (!(task.work() instanceof PipelineWork<?, ?> pipeline)
                || book.read().withoutDead(workshop.now()).ready(task.atOnce()).isEmpty()) {
            return PipelineWork.Earlier.none();
        }
        PipelineWork.Earlier earlier = pipeline.earlier();
        return new PipelineWork.Earlier(
                earlier.waiting(),
                earlier.cutOff().stream().filter(run -> !resumed.contains(run)).toList());
    }

    private Cancellation enlist(String run) {
        Cancellation cancellation = new Cancellation();
        lock.lock();
        try {
            if (cancelled) {
                cancellation.cancel(CLOSED);
            }
            atWork.put(run, cancellation);
        } finally {
            lock.unlock();
        }
        return cancellation;
    }

    private void hand(Taken taken) {
        try {
            workshop.executor().execute(() -> work(taken));
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            workshop.listener().on(new ScheduleEvent.Failed(taken.firing(), e));
            end(taken.run());
        }
    }

    @SuppressWarnings("try") // the heart beats until it is closed
    private void work(Taken taken) {
        try (Heart heart = Heart.start(workshop, () -> renew(taken))) {
            workshop.listener().on(new ScheduleEvent.Started(taken.firing()));
            taken.cancellation().check();
            taken.work().run(taken.firing(), taken.cancellation());
            workshop.listener().on(new ScheduleEvent.Ended(taken.firing()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            workshop.listener().on(new ScheduleEvent.Failed(taken.firing(), e));
        } catch (Exception | Error e) {
            // An Error ends this run as any failure does: the task's next one may do better.
            log.warn("{} failed; its schedule goes on", taken.firing(), e);
            workshop.listener().on(new ScheduleEvent.Failed(taken.firing(), e));
        } finally {
            end(taken.run());
        }
        afterwards();
    }

    private void afterwards() {
        try {
            afterwards.run();
        } catch (RuntimeException | Error e) {
            log.warn("what waits of task {} could not begin; it is tried again within a minute", task.name(), e);
        }
    }

    /** Gives a sign of life; one who was taken for dead stops. */
    private void renew(Taken taken) {
        Ledger after = book.change(ledger -> ledger.renewed(workshop.sign(taken.run())));
        if (!after.isRunBy(taken.run())) {
            taken.cancellation().cancel(LOST);
        }
    }

    private void end(String run) {
        try {
            book.change(ledger -> ledger.ended(run));
        } catch (RuntimeException e) {
            log.warn("the end of {} could not be remembered; it counts as running until its lease is over", run, e);
        }
        lock.lock();
        try {
            atWork.remove(run);
            idle.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void cancel() {
        List<Cancellation> all;
        lock.lock();
        try {
            cancelled = true;
            all = List.copyOf(atWork.values());
        } finally {
            lock.unlock();
        }
        all.forEach(each -> each.cancel(CLOSED));
    }

    /** Waits until nothing goes on any more, and returns what is left of the patience. */
    Duration await(Duration patience) {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (!atWork.isEmpty() && left > 0) {
                left = idle.awaitNanos(left);
            }
            if (!atWork.isEmpty()) {
                log.warn("{} runs of task {} had not ended when the scheduler was closed", atWork.size(), task.name());
            }
            return Duration.ofNanos(Math.max(0, left));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Duration.ZERO;
        } finally {
            lock.unlock();
        }
    }
}
