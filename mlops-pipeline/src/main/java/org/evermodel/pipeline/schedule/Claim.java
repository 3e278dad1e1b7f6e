package org.evermodel.pipeline.schedule;

import java.util.Optional;
import org.evermodel.RunId;
import org.evermodel.pipeline.schedule.PipelineWork.Earlier;

/**
 * A run in the making: which occasion a commit takes for it, if any, or on which it goes on with what was left unfinished.
 * A commit of which nobody heard that it succeeded is recognized by the run's name.
 */
final class Claim {
    private final String run;
    private final ScheduledTask task;
    private final Workshop workshop;
    private Earlier known = Earlier.none();
    private Earlier earlier = Earlier.none();
    private Optional<Firing> firing = Optional.empty();

    Claim(String run, ScheduledTask task, Workshop workshop) {
        this.run = run;
        this.task = task;
        this.workshop = workshop;
    }

    String run() {
        return run;
    }

    /** What was taken, by the commit that came last. */
    Optional<Firing> firing() {
        return firing;
    }

    /** What is gone on with, if anything was taken. */
    Optional<RunId> cutOff() {
        return firing.flatMap(taken -> earlier.cutOff().stream().findFirst());
    }

    /** What is to be done. */
    ScheduledTask.Work work() {
        Optional<RunId> cutOff = cutOff();
        return task.work() instanceof PipelineWork<?, ?> pipeline && cutOff.isPresent()
                ? (because, cancellation) -> pipeline.goOn(cutOff.get(), cancellation)
                : task.work();
    }

    /** Takes from now on into account what was left unfinished. */
    void knowing(Earlier unfinished) {
        known = unfinished;
    }

    Ledger on(Ledger ledger) {
        if (ledger.isRunBy(run)) {
            return ledger.renewed(workshop.sign(run));
        }
        earlier = known;
        Ledger alive = ledger.withoutDead(workshop.now());
        Optional<Firing> oldest = alive.ready(task.atOnce() - earlier.waiting());
        firing = oldest.map(this::goingOnOr);
        if (oldest.isEmpty()) {
            return ledger;
        }
        Ledger begun = alive.begun(workshop.sign(run));
        return cutOff().isPresent() ? begun : begun.withoutOldest();
    }

    private Firing goingOnOr(Firing occasion) {
        return earlier.cutOff().stream()
                .findFirst()
                .map(cutOff ->
                        new Firing(task.name(), workshop.now(), "run " + cutOff.value() + " was left unfinished"))
                .orElse(occasion);
    }
}
