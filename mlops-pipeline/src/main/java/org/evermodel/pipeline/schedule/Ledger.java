package org.evermodel.pipeline.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What all processes know of a task.
 *
 * @param seen all moments up to this one were looked at
 * @param sequence all events up to this one of the log were looked at
 * @param waiting occasions that are still to be run, oldest first
 * @param running who runs it at present
 */
record Ledger(Instant seen, long sequence, List<Firing> waiting, List<Running> running) {
    Ledger {
        waiting = List.copyOf(waiting);
        running = List.copyOf(running);
    }

    /** A run that goes on, as long as its owner renews it. */
    record Running(String owner, Instant until) {}

    static Ledger startedAt(Instant now) {
        return new Ledger(now, 0, List.of(), List.of());
    }

    Ledger seenUntil(Instant moment) {
        return moment.isAfter(seen) ? new Ledger(moment, sequence, waiting, running) : this;
    }

    Ledger heardUntil(long number) {
        return new Ledger(seen, number, waiting, running);
    }

    Ledger with(List<Firing> others) {
        return new Ledger(seen, sequence, others, running);
    }

    Ledger plus(List<Firing> more) {
        List<Firing> all = new ArrayList<>(waiting);
        all.addAll(more);
        return with(all);
    }

    /** Without runs whose owners have not given a sign of life in time. */
    Ledger withoutDead(Instant now) {
        return new Ledger(
                seen,
                sequence,
                waiting,
                running.stream().filter(run -> run.until().isAfter(now)).toList());
    }

    /** The oldest occasion that waits, where a run may begin. */
    Optional<Firing> ready(int atOnce) {
        return running.size() < atOnce ? waiting.stream().findFirst() : Optional.empty();
    }

    /** The oldest occasion is {@code owner}'s, who has until then to give a sign of life. */
    Ledger begun(String owner, Instant until) {
        List<Running> more = new ArrayList<>(running);
        more.add(new Running(owner, until));
        return new Ledger(seen, sequence, waiting.subList(1, waiting.size()), more);
    }

    Ledger ended(String owner) {
        return new Ledger(
                seen,
                sequence,
                waiting,
                running.stream().filter(run -> !run.owner().equals(owner)).toList());
    }

    Ledger renewed(String owner, Instant until) {
        return new Ledger(
                seen,
                sequence,
                waiting,
                running.stream()
                        .map(run -> run.owner().equals(owner) ? new Running(owner, until) : run)
                        .toList());
    }

    boolean isRunBy(String owner) {
        return running.stream().anyMatch(run -> run.owner().equals(owner));
    }
}
