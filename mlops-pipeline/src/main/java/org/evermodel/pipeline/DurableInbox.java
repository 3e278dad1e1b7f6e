package org.evermodel.pipeline;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.evermodel.RunId;
import org.evermodel.pipeline.journal.Runs;

/** Questions and answers in the runs' journals. */
record DurableInbox(Runs runs, Clock clock) implements ApprovalInbox {
    @Override
    public List<OpenApproval> open() {
        Instant now = clock.instant();
        return runs.openApprovals().stream()
                .map(Votes::new)
                .filter(votes -> votes.isOpen(now))
                .map(Votes::toOpen)
                .toList();
    }

    @Override
    public void decide(RunId run, String id, ApprovalDecision decision) {
        Instant now = clock.instant();
        runs.answer(
                run.value(), id, entry -> new Votes(entry).with(decision, now), entry -> new Votes(entry).isOpen(now));
    }
}
