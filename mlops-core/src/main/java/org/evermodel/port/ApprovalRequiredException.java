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
        super(alias + " is protected: what " + actor + " wants to do to it must be proposed, and be approved by one of "
                + new TreeSet<>(approvers));
        this.alias = alias;
        this.approvers = new TreeSet<>(approvers);
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
