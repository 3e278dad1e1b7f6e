package org.evermodel.pipeline;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evermodel.Digest;
import org.evermodel.RunId;
import org.evermodel.pipeline.journal.ApprovalEntry;

/** What has come of a question, from what was said and the time that has passed. */
record Votes(ApprovalEntry entry) {
    List<ApprovalDecision> decisions() {
        return entry.voices().stream()
                .map(voice -> new ApprovalDecision(
                        voice.by(), voice.role(), voice.approves(), voice.reason(), voice.values(), voice.at()))
                .toList();
    }

    private Optional<ApprovalDecision> refusal() {
        return decisions().stream().filter(each -> !each.approves()).findFirst();
    }

    private int agreed() {
        return (int) decisions().stream().filter(ApprovalDecision::approves).count();
    }

    private boolean isOverdue(Instant now) {
        return entry.until().isPresent() && !now.isBefore(entry.until().get());
    }

    /** Whether people can still answer. */
    boolean isOpen(Instant now) {
        return refusal().isEmpty() && agreed() < entry.needed() && !isOverdue(now);
    }

    /** Throws {@link ApprovalOverdueException} where the time is up and silence fails the run. */
    Approvals.Answer answer(Instant now) {
        Optional<ApprovalDecision> refusal = refusal();
        if (refusal.isPresent()) {
            ApprovalDecision said = refusal.get();
            return new Approvals.Answer.Denied(said.by() + " does not agree: " + said.reason());
        }
        if (agreed() >= entry.needed()) {
            List<String> who = decisions().stream().map(ApprovalDecision::by).toList();
            return new Approvals.Answer.Granted(decisions(), "agreed to by " + String.join(", ", who));
        }
        if (!isOverdue(now)) {
            return new Approvals.Answer.Open(agreed() + " of " + entry.needed() + " agree so far"
                    + entry.until().map(until -> ", until " + until).orElse(""));
        }
        String late = "only " + agreed() + " of " + entry.needed() + " had agreed by "
                + entry.until().orElseThrow();
        return switch (Approval.Silence.valueOf(entry.silence())) {
            case REJECTS -> new Approvals.Answer.Denied(late);
            case APPROVES -> new Approvals.Answer.Granted(decisions(), late + ", which approves");
            case FAILS -> throw new ApprovalOverdueException(entry.path(), late);
        };
    }

    /** Throws IllegalArgumentException where a person was shown something else, or has no say here, or no more. */
    ApprovalEntry with(Digest shown, ApprovalDecision decision, Instant now) {
        String where = "approval \"" + entry.path() + "\" of run " + entry.run();
        if (!toOpen().digest().equals(shown)) {
            throw new IllegalArgumentException(where + " asks something else now than what " + decision.by()
                    + " was shown: \"" + entry.question() + "\" about " + entry.about() + ", asked at " + entry.asked()
                    + "; show it, and decide again");
        }
        if (!isOpen(now)) {
            throw new IllegalArgumentException(where + " is not open any more; " + decision.by() + " comes too late");
        }
        if (!entry.roles().isEmpty() && !entry.roles().contains(decision.role())) {
            throw new IllegalArgumentException(where + " is decided by " + entry.roles() + ", but " + decision.by()
                    + " answered as \"" + decision.role() + "\"");
        }
        Set<String> answered = new HashSet<>();
        entry.voices().forEach(voice -> answered.add(voice.by()));
        if (answered.contains(decision.by())) {
            throw new IllegalArgumentException(where + " needs " + entry.needed() + " different people, but "
                    + decision.by() + " has answered already");
        }
        return entry.with(new ApprovalEntry.Voice(
                decision.by(),
                decision.role(),
                decision.approves(),
                decision.reason(),
                decision.values(),
                decision.at()));
    }

    OpenApproval toOpen() {
        return new OpenApproval(
                new RunId(entry.run()),
                entry.path(),
                entry.question(),
                entry.about(),
                entry.content(),
                Set.copyOf(entry.roles()),
                entry.needed(),
                entry.asked(),
                entry.until(),
                decisions());
    }
}
