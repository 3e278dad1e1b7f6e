package org.evermodel.pipeline;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evermodel.Digest;
import org.evermodel.RunId;
import org.evermodel.pipeline.journal.ApprovalEntry;
import org.evermodel.pipeline.journal.Runs;

/** Questions and answers in the runs' journals. */
record DurableInbox(Runs runs, Clock clock) implements ApprovalInbox {
    @Override
    public List<OpenApproval> open() {
        Instant now = clock.instant();
        Map<String, Boolean> going = new HashMap<>();
        return runs.openApprovals().stream()
                .map(Votes::new)
                .filter(votes -> votes.isOpen(now))
                .filter(votes -> going.computeIfAbsent(votes.entry().run(), this::goesOn))
                .map(Votes::toOpen)
                .toList();
    }

    @Override
    public void decide(RunId run, String id, Digest shown, ApprovalDecision decision) {
        Instant now = clock.instant();
        runs.answer(
                run.value(),
                id,
                entry -> {
                    ApprovalEntry answered = new Votes(entry).with(shown, decision, now);
                    requireGoingOn(run, id, decision);
                    return answered;
                },
                entry -> new Votes(entry).isOpen(now));
    }

    /** Another answer, or a step that failed, may have ended the run, so that this one has no consequence. */
    private void requireGoingOn(RunId run, String id, ApprovalDecision decision) {
        if (!goesOn(run.value())) {
            throw new IllegalArgumentException("approval \"" + id + "\" of run " + run
                    + " is not open any more, because the run is over; " + decision.by() + " comes too late");
        }
    }

    private boolean goesOn(String run) {
        return RunStatus.valueOf(runs.find(run).entry().status()).isOpen();
    }
}
