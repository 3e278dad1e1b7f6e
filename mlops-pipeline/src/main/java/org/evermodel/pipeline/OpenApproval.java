package org.evermodel.pipeline;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.evermodel.Digest;
import org.evermodel.RunId;
import org.evermodel.pipeline.cache.Hashing;

/**
 * A question that a run asks people.
 *
 * @param run the run
 * @param id the approval's id in the run
 * @param question what is to be decided
 * @param about what it is about, in words
 * @param content the digest of what it is about, where that has one
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
        Optional<Digest> content,
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

    /**
     * Names what is asked of whom about what, and since when, but not what was decided so far: a question that is asked anew
     * about something else has another one. An answer is given to it.
     */
    public Digest digest() {
        MessageDigest hash = Digest.sha256();
        for (String part : List.of(run.value(), id, question, about)) {
            Hashing.update(hash, part);
        }
        Hashing.update(hash, content.map(Digest::toString).orElse(""));
        Hashing.update(hash, roles.size() + " roles");
        new TreeSet<>(roles).forEach(role -> Hashing.update(hash, role));
        Hashing.update(
                hash,
                needed + " since " + asked + until.map(time -> " until " + time).orElse(""));
        return Digest.finish(hash);
    }
}
