package org.evermodel.registry.catalogue;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who must agree before a protected alias comes to name another version.
 *
 * <pre>{@code
 * Protection.by("bob", "carol").withFreeRollback()
 * }</pre>
 *
 * <p>Traffic beside a protected champion is bounded rather than protected: anybody may let a canary answer, for that is how
 * a version shows that it deserves an approval, but only an approver gives it more than {@value #MOST_FOR_A_CANARY} of the
 * traffic, so that what nobody approved never answers most of it. Shadows answer nobody and are free. Nobody is bounded
 * where {@code champion} is not protected, whatever other alias is. Where not even a part may be answered by what nobody
 * approved, the host gives the right to route to approvers alone.
 *
 * @param approvers the names of the actors who may approve, at least one
 * @param ownProposals whether one of them may approve what he or she proposed
 * @param freeRollback whether anybody may roll the alias back without an approval, such as an endpoint that raises an alarm
 */
public record Protection(Set<String> approvers, boolean ownProposals, boolean freeRollback) {
    /** The largest share of the traffic that anybody may give to a canary beside a protected champion. */
    public static final double MOST_FOR_A_CANARY = 0.5;

    /** Copies the approvers and refuses none. */
    public Protection {
        if (approvers.isEmpty()) {
            throw new IllegalArgumentException("somebody must be able to approve, but there are no approvers");
        }
        approvers = Collections.unmodifiableSet(new TreeSet<>(approvers));
    }

    /** One of these approves, but not what he or she proposed; rollbacks need an approval as well. */
    public static Protection by(String... approvers) {
        return new Protection(Set.of(approvers), false, false);
    }

    /** The same, but approvers may approve what they proposed. */
    public Protection withOwnProposals() {
        return new Protection(approvers, true, freeRollback);
    }

    /**
     * The same, but a rollback needs no approval: what it returns to was approved before. For aliases that endpoints serve,
     * which roll back by themselves in an emergency.
     */
    public Protection withFreeRollback() {
        return new Protection(approvers, ownProposals, true);
    }
}
