package org.evermodel.pipeline.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.evermodel.pipeline.Cancellation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The runs of one task that go on in this process. */
final class Crew {
    private static final Logger log = LoggerFactory.getLogger(Crew.class);

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
        } catch (RuntimeException e) {
            wanted.set(0);
            throw e;
        }
    }

    private void handAll() {
        Optional<Taken> taken = take();
        while (taken.isPresent()) {
            hand(taken.get());
            taken = take();
        }
    }

    private record Taken(String run, Firing firing, Cancellation cancellation) {}

    private Optional<Taken> take() {
        String run = owner + "/" + begun.incrementAndGet();
        Claim claim = new Claim(run);
        book.change(claim::on);
        return claim.firing.map(firing -> new Taken(run, firing, enlist(run)));
    }

    private Cancellation enlist(String run) {
        Cancellation cancellation = new Cancellation();
        lock.lock();
        try {
            if (cancelled) {
                cancellation.cancel("the scheduler is closed");
            }
            atWork.put(run, cancellation);
        } finally {
            lock.unlock();
        }
        return cancellation;
    }

    /** Which occasion a commit takes, if any. */
    private final class Claim {
        private final String run;
        private Optional<Firing> firing = Optional.empty();

        Claim(String run) {
            this.run = run;
        }

        Ledger on(Ledger ledger) {
            Ledger alive = ledger.withoutDead(workshop.now());
            firing = alive.ready(task.atOnce());
            return firing.isPresent() ? alive.begun(run, until()) : ledger;
        }
    }

    private Instant until() {
        return workshop.now().plus(workshop.lease());
    }

    private void hand(Taken taken) {
        try {
            workshop.executor().execute(() -> work(taken));
        } catch (RejectedExecutionException e) {
            workshop.listener().on(new ScheduleEvent.Failed(taken.firing(), e));
            end(taken.run());
        }
    }

    @SuppressWarnings("try") // the heart beats until it is closed
    private void work(Taken taken) {
        workshop.listener().on(new ScheduleEvent.Started(taken.firing()));
        try (Heart heart = Heart.start(workshop, () -> renew(taken))) {
            taken.cancellation().check();
            task.work().run(taken.firing(), taken.cancellation());
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
        } catch (RuntimeException e) {
            log.warn("what waits of task {} could not begin; it is tried again within a minute", task.name(), e);
        }
    }

    /** Gives a sign of life; one who was taken for dead stops. */
    private void renew(Taken taken) {
        Ledger after = book.change(ledger -> ledger.renewed(taken.run(), until()));
        if (!after.isRunBy(taken.run())) {
            taken.cancellation().cancel("its process was taken for dead, and another one may run the task");
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

    void cancel(String why) {
        List<Cancellation> all;
        lock.lock();
        try {
            cancelled = true;
            all = List.copyOf(atWork.values());
        } finally {
            lock.unlock();
        }
        all.forEach(each -> each.cancel(why));
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
