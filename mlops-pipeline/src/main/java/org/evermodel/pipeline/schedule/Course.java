package org.evermodel.pipeline.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.evermodel.event.Event;
import org.evermodel.event.TryLaterException;
import org.evermodel.spi.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One task of one scheduler. An alarm rings when the task is due, and at least once a minute: so a clock that was set, a
 * machine that slept and what other processes left behind are noticed. Ringing, this process looks at the clock, adds what
 * has become due to what waits, and takes what may begin, in one commit.
 */
final class Course {
    private static final Logger log = LoggerFactory.getLogger(Course.class);
    private static final Duration LONGEST_SLEEP = Duration.ofMinutes(1);
    private static final Duration SHORTEST_SLEEP = Duration.ofMillis(1);
    private static final Duration ON_TIME = Duration.ofMinutes(1);

    /** Clocks that are set back by an hour are not wrong, but in another season. */
    private static final Duration BELIEVABLE = Duration.ofHours(1);

    private static final int TOLD = 10;

    private final ScheduledTask task;
    private final Times times;
    private final Book book;
    private final Workshop workshop;
    private final Crew crew;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private volatile Optional<Instant> looked = Optional.empty();
    private Timer.Alarm alarm = () -> {};

    Course(ScheduledTask task, Book book, Workshop workshop, String owner) {
        this.task = task;
        this.times = new Times(task);
        this.book = book;
        this.workshop = workshop;
        this.crew = new Crew(task, book, workshop, owner, this::advance);
    }

    String name() {
        return task.name();
    }

    void open() {
        book.open(times.words(), workshop.now());
        ring();
    }

    Optional<Instant> next() {
        return times.next(workshop.now());
    }

    /** Looks what is due, and sets the next alarm whatever comes of it. */
    private void ring() {
        Instant start = workshop.now();
        try {
            if (!stopped.get()) {
                advance();
            }
        } catch (RuntimeException | Error e) {
            log.warn("task {} could not be looked after; it is tried again within a minute", name(), e);
        } finally {
            sleep(start);
        }
    }

    /** Sleeps until it is due after the moment up to which it has looked, which may have come meanwhile. */
    private void sleep(Instant start) {
        Duration pause = pauseAfter(start);
        synchronized (this) {
            if (!stopped.get()) {
                alarm = workshop.timer().after(pause, this::wake);
            }
        }
    }

    private Duration pauseAfter(Instant start) {
        try {
            Instant now = workshop.now();
            return times.next(start)
                    .map(due -> due.isAfter(now) ? Duration.between(now, due) : SHORTEST_SLEEP)
                    .filter(until -> until.compareTo(LONGEST_SLEEP) < 0)
                    .orElse(LONGEST_SLEEP);
        } catch (RuntimeException | Error e) {
            log.warn("a schedule of task {} does not say when it is due; it is asked again in a minute", name(), e);
            return LONGEST_SLEEP;
        }
    }

    private void wake() {
        try {
            workshop.executor().execute(this::ring);
        } catch (RejectedExecutionException e) {
            log.warn("no thread looks after task {}; it is tried again within a minute", name(), e);
            sleep(workshop.now());
        }
    }

    void fire(String because) {
        if (stopped.get()) {
            throw new IllegalStateException("task " + name() + " cannot run: its scheduler is closed");
        }
        Instant now = workshop.now();
        Firing firing = new Firing(name(), now, because);
        add(ledger -> ledger.plus(List.of(firing)));
    }

    /** Whatever the storage throws goes to whoever tells, so that the event comes again. */
    void hear(Event event) {
        Optional<Trigger> trigger = task.triggers().stream()
                .filter(each -> each instanceof Trigger.ByEvent by && by.which().test(event))
                .findFirst();
        if (trigger.isEmpty()) {
            return;
        }
        if (stopped.get()) {
            throw new TryLaterException("task " + name() + " cannot run: its scheduler is closed", LONGEST_SLEEP);
        }
        long number = event.origin().sequence();
        Firing firing = new Firing(
                name(),
                event.origin().at(),
                trigger.get() + " (" + event.origin().subject() + ")");
        // An event comes at least once; those that were heard are known by their number.
        add(ledger ->
                number <= ledger.sequence() ? ledger : ledger.heardUntil(number).plus(List.of(firing)));
    }

    private void add(UnaryOperator<Ledger> addition) {
        Change change = new Change(addition);
        change.make();
        advanceQuietly();
    }

    private void advanceQuietly() {
        try {
            advance();
        } catch (RuntimeException e) {
            log.warn("task {} waits, but could not begin; it is tried again within a minute", name(), e);
        }
    }

    /** Adds what has become due, and begins what may begin. */
    private void advance() {
        if (stopped.get()) {
            return;
        }
        Instant now = workshop.now();
        new Change(ledger -> due(ledger, now)).make();
        looked = Optional.of(now);
        crew.begin();
    }

    /**
     * What is due. No process looks twice at what it has looked at itself: where the clocks of two differ by much, each
     * would else find again and again what is due by the time between them.
     */
    private Ledger due(Ledger ledger, Instant now) {
        Ledger alive = believable(ledger, now).withoutDead(now);
        Ledger own = looked.filter(moment -> !moment.isAfter(now.plus(BELIEVABLE)))
                .map(alive::seenUntil)
                .orElse(alive);
        List<Firing> due = times.newest(own::seenOf, now, task.missed().most() + 1);
        return due.isEmpty() ? alive : alive.plus(due).seenUntil(now);
    }

    private Ledger believable(Ledger ledger, Instant now) {
        Instant start = looked.filter(moment -> !moment.isAfter(now)).orElse(now);
        Ledger believed = ledger.notAfter(now.plus(BELIEVABLE), start);
        if (!believed.equals(ledger)) {
            log.warn(
                    "task {} was looked after until {}, but it is {}: a clock is or was wrong; it goes on from {}",
                    name(),
                    ledger.seen(),
                    now,
                    start);
        }
        return believed;
    }

    /** A change after which no more waits than the policy for missed occasions allows. */
    private final class Change {
        private final UnaryOperator<Ledger> addition;
        private List<Firing> letGo = List.of();

        Change(UnaryOperator<Ledger> addition) {
            this.addition = addition;
        }

        void make() {
            book.change(ledger -> trimmed(addition.apply(ledger)));
            if (!letGo.isEmpty()) {
                workshop.listener().on(new ScheduleEvent.Skipped(name(), reason(), letGo));
            }
        }

        private String reason() {
            return task.missed().most() == 0
                    ? "what is missed is let go"
                    : "at most " + task.missed().most() + " missed occasions are made up for";
        }

        private Ledger trimmed(Ledger ledger) {
            Instant now = workshop.now();
            long onTime = ledger.waiting().stream()
                    .filter(each -> !each.due().plus(ON_TIME).isBefore(now))
                    .count();
            // What is on time is not missed yet, also while an earlier run is at work that may end in time.
            int startable = (int) Math.min(task.atOnce(), onTime);
            int kept = Math.min(
                    ledger.waiting().size(), Math.max(startable, task.missed().most()));
            int gone = ledger.waiting().size() - kept;
            letGo = new ArrayList<>(ledger.waiting().subList(Math.max(0, gone - TOLD), gone));
            return ledger.with(ledger.waiting().subList(gone, ledger.waiting().size()));
        }
    }

    void stop() {
        stopped.set(true);
        synchronized (this) {
            alarm.close();
        }
    }

    void cancel() {
        crew.cancel();
    }

    /** Waits for runs to end, and returns what is left of the patience. */
    Duration await(Duration patience) {
        return crew.await(patience);
    }
}
