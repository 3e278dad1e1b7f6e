package org.evermodel.port;

import java.util.Set;
import java.util.TreeSet;
import org.evermodel.MlopsException;

/** A protected alias was to be changed without an approval. Propose the change; somebody who may approves it. */
public class ApprovalRequiredException extends MlopsException {
    private static final long serialVersionUID = 1L;
    private final String alias;
    private final TreeSet<String> approvers;

    /**
     * Says who may approve.
     *
     * @param alias the alias's address
     * @param actor who wanted to change it
     * @param approvers who may approve
     */
    public ApprovalRequiredException(String alias, String actor, Set<String> approvers) {
        this(
                alias,
                approvers,
                alias + " is protected: what " + actor
                        + " wants to do to it must be proposed, and be approved by one of " + new TreeSet<>(approvers));
    }

    private ApprovalRequiredException(String alias, Set<String> approvers, String message) {
        super(message);
        this.alias = alias;
        this.approvers = new TreeSet<>(approvers);
    }

    /**
     * A canary was to take over most of what the version under a protected alias answers.
     *
     * @param alias the alias's address
     * @param actor who wanted to
     * @param approvers who may let it
     * @param most the largest share of the traffic that a canary gets unless one of them gives it
     */
    public static ApprovalRequiredException ofTraffic(String alias, String actor, Set<String> approvers, double most) {
        return new ApprovalRequiredException(
                alias,
                approvers,
                alias + " is protected: beside it " + actor + " can give a canary at most " + most
                        + " of the traffic; more is given by one of " + new TreeSet<>(approvers));
    }

    /** The alias's address. */
    public String alias() {
        return alias;
    }

    /** The names of those who may approve, in order. */
    public Set<String> approvers() {
        return Set.copyOf(approvers);
    }
}
