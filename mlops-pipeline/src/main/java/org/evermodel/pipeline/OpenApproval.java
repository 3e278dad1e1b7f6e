package org.evermodel.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evermodel.RunId;

/**
 * A question that a run asks people.
 *
 * @param run the run
 * @param id the approval's id in the run
 * @param question what is to be decided
 * @param about what it is about, in words
 * @param roles decisions count that are made in one of these roles; empty for any
 * @param needed so many different people have to agree
 * @param asked since when
 * @param until when the time is up, if it ever is
 * @param decisions what was decided so far
 */
public record OpenApproval(
        RunId run,
        String id,
        String question,
        String about,
        Set<String> roles,
        int needed,
        Instant asked,
        Optional<Instant> until,
        List<ApprovalDecision> decisions) {
    /** Copies the collections. */
    public OpenApproval {
        roles = Set.copyOf(roles);
        decisions = List.copyOf(decisions);
    }
}
