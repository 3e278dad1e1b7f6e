package org.evermodel.pipeline.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.evermodel.event.EventListener;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.Timer;

/**
 * Runs tasks when they are due. Any number of processes may have schedulers with the same tasks over one storage: each
 * occasion is run by one of them, and no more runs of a task go on at a time than it allows, in all of them together.
 *
 * <pre>{@code
 * try (Scheduler scheduler = Scheduler.builder(storage.metadata()).open()) {
 *     scheduler.add(nightly);
 *     registry.events().subscribe("schedules", scheduler.events());
 *     scheduler.fire("complications-training", "ada wants to see it");
 * }
 * }</pre>
 *
 * <p>What was run last is remembered in the storage. An occasion is taken by one commit and then run: where the process
 * dies in between or while it runs, the occasion is not run again, but its run of a pipeline is gone on with before the next
 * one, unless told otherwise: see {@link Unfinished}. A task that is added for the first time has missed nothing, nor
 * has one with another schedule missed anything of that.
 *
 * <p>Thread-safe.
 */
public interface Scheduler extends AutoCloseable {
    /**
     * Takes a task up. Throws IllegalArgumentException where there is one of this name, IllegalStateException once closed, and
     * what the storage throws: then it was not taken up, and can be added again.
     */
    void add(ScheduledTask task);

    /**
     * Runs a task now, or, while as many of its runs go on as it allows, after them. What cannot begin within a minute, or
     * waits with others, is subject to its policy for missed ones: those beyond it are let go.
     *
     * @param because why, in a few words
     */
    void fire(String task, String because);

    /**
     * What a registry's events are to be told to, under one name of a subscription in all processes, for tasks that are
     * triggered by them. It throws what the storage throws, so that the event comes again; one that comes again is known.
     */
    EventListener events();

    /** When a task is due next by the clock; empty for one that is not run by it. */
    Optional<Instant> next(String task);

    /**
     * Ends it: nothing is begun any more, runs that go on are cancelled, and are waited for as long as the builder's patience
     * says. May be called twice.
     */
    @Override
    void close();

    /** A scheduler in the making, which remembers in {@code store}. */
    static Builder builder(MetadataStore store) {
        return new Builder(store, Clock.systemUTC(), UUID::randomUUID);
    }

    /** Gathers what a scheduler works with. Not thread-safe. */
    final class Builder {
        private final MetadataStore store;
        private final Supplier<UUID> chance;
        private Clock clock;
        private Timer timer = Timer.system();
        private Optional<Executor> executor = Optional.empty();
        private ScheduleListener listener = event -> {};
        private Duration lease = Duration.ofMinutes(5);
        private Duration patience = Duration.ofSeconds(30);

        private Builder(MetadataStore store, Clock clock, Supplier<UUID> chance) {
            this.store = store;
            this.clock = clock;
            this.chance = chance;
        }

        /** What tells the time. */
        public Builder clock(Clock which) {
            this.clock = which;
            return this;
        }

        /** What waits; real time unless told otherwise. */
        public Builder timer(Timer which) {
            this.timer = which;
            return this;
        }

        /**
         * Whose threads run the tasks; daemon threads of the scheduler's own unless told otherwise. It must have a thread to
         * spare beside those that run tasks, and the caller shuts it down.
         */
        public Builder executor(Executor whose) {
            this.executor = Optional.of(whose);
            return this;
        }

        /** Who is told what becomes of tasks. */
        public Builder listener(ScheduleListener who) {
            this.listener = who;
            return this;
        }

        /** How long a run is believed to go on without a sign of life from its process; five minutes unless told otherwise. */
        public Builder lease(Duration term) {
            this.lease = requirePositive(term, "a run's lease");
            return this;
        }

        /** How long {@link Scheduler#close()} waits for runs; half a minute unless told otherwise. */
        public Builder patience(Duration most) {
            this.patience = requirePositive(most, "the patience of close()");
            return this;
        }

        private static Duration requirePositive(Duration time, String what) {
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException(what + " must last some time, but was " + time);
            }
            return time;
        }

        /** The scheduler, which has no tasks yet. */
        public Scheduler open() {
            Workshop workshop = new Workshop(
                    clock, timer, executor.orElseGet(DaemonThreads::executor), new SafeListener(listener), lease);
            return new LocalScheduler(store, workshop, "scheduler-" + chance.get(), patience);
        }
    }
}
