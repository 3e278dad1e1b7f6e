package org.evermodel.pipeline.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What all processes know of a task.
 *
 * @param seen all moments up to this one were looked at
 * @param since since when each of the task's schedules, by its words, is one of them
 * @param sequence all events up to this one of the log were looked at
 * @param waiting occasions that are still to be run, oldest first
 * @param running who runs it at present
 */
record Ledger(Instant seen, Map<String, Instant> since, long sequence, List<Firing> waiting, List<Running> running) {
    /** Clocks of processes differ by less, unless one is wrong. */
    private static final Duration SAME_TIME = Duration.ofMinutes(1);

    Ledger {
        since = Collections.unmodifiableMap(new TreeMap<>(since));
        waiting = List.copyOf(waiting);
        running = List.copyOf(running);
    }

    /** A run that goes on, as long as its owner renews it, for a {@code term} each time. */
    record Running(String owner, Instant until, Duration term) {
        static Running from(String owner, Instant now, Duration term) {
            return new Running(owner, now.plus(term), term);
        }

        /** By a clock that is right nobody is alive for longer than a term from now. */
        private Running asSeen(Instant now) {
            Running latest = from(owner, now, term);
            return until.isAfter(latest.until().plus(SAME_TIME)) ? latest : this;
        }
    }

    static Ledger startedAt(Instant now) {
        return new Ledger(now, Map.of(), 0, List.of(), List.of());
    }

    Ledger seenUntil(Instant moment) {
        return moment.isAfter(seen) ? new Ledger(moment, since, sequence, waiting, running) : this;
    }

    /** With just these schedules, of which the new ones are from {@code now} on. */
    Ledger ofSchedules(Collection<String> words, Instant now) {
        Map<String, Instant> known = new TreeMap<>();
        words.forEach(each -> known.put(each, since.getOrDefault(each, now)));
        return new Ledger(seen, known, sequence, waiting, running);
    }

    /** Where what was looked at lies after {@code latest}, by a clock that is wrong, it counts as looked at until {@code start}. */
    Ledger notAfter(Instant latest, Instant start) {
        Map<String, Instant> known = new TreeMap<>(since);
        known.replaceAll((words, moment) -> moment.isAfter(latest) ? start : moment);
        return new Ledger(seen.isAfter(latest) ? start : seen, known, sequence, waiting, running);
    }

    /** Up to when a schedule was looked at: a new one since it is there. */
    Instant seenOf(String words) {
        Instant first = since.getOrDefault(words, seen);
        return first.isAfter(seen) ? first : seen;
    }

    Ledger heardUntil(long number) {
        return new Ledger(seen, since, number, waiting, running);
    }

    Ledger with(List<Firing> others) {
        return new Ledger(seen, since, sequence, others, running);
    }

    Ledger plus(List<Firing> more) {
        List<Firing> all = new ArrayList<>(waiting);
        all.addAll(more);
        all.sort(Comparator.comparing(Firing::due));
        return with(all);
    }

    private Ledger withRunning(List<Running> others) {
        return new Ledger(seen, since, sequence, waiting, others);
    }

    /** Without runs whose owners have not given a sign of life in time. */
    Ledger withoutDead(Instant now) {
        return withRunning(running.stream()
                .filter(run -> run.until().isAfter(now))
                .map(run -> run.asSeen(now))
                .toList());
    }

    /** The oldest occasion that waits, where a run may begin. */
    Optional<Firing> ready(int atOnce) {
        return running.size() < atOnce ? waiting.stream().findFirst() : Optional.empty();
    }

    /** One more runs, who has a term to give a sign of life. */
    Ledger begun(Running by) {
        List<Running> more = new ArrayList<>(running);
        more.add(by);
        return withRunning(more);
    }

    /** Without the occasion that has waited longest. */
    Ledger withoutOldest() {
        return with(waiting.subList(1, waiting.size()));
    }

    Ledger ended(String owner) {
        return withRunning(
                running.stream().filter(run -> !run.owner().equals(owner)).toList());
    }

    Ledger renewed(Running by) {
        return withRunning(running.stream()
                .map(run -> run.owner().equals(by.owner()) ? by : run)
                .toList());
    }

    boolean isRunBy(String owner) {
        return running.stream().anyMatch(run -> run.owner().equals(owner));
    }
}
