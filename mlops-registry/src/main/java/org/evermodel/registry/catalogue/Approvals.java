package org.evermodel.registry.catalogue;

import java.util.List;
import java.util.Optional;
import org.evermodel.Alias;
import org.evermodel.ModelName;
import org.evermodel.port.AliasMove;

/**
 * Aliases that move only when somebody agrees. Whoever moves, removes or rolls back a protected alias gets an
 * {@link org.evermodel.port.ApprovalRequiredException} and proposes it instead; an approver, by default another one than
 * who proposed it, approves, and with that it is done, if the alias still names what it named when it was proposed.
 *
 * <pre>{@code
 * registry.approvals().protect(name, Alias.CHAMPION, Protection.by("bob", "carol"), "it decides about money");
 * Proposal proposal = registry.approvals().propose(name, Alias.CHAMPION, 4, "0.02 more ROC AUC");
 * registry.as("bob").approvals().approve(proposal, "looked at the slices");
 * }</pre>
 *
 * <p>Actors are who the host says they are: this keeps honest people from haste, not strangers from harm. Each of these is
 * a change with its row in the audit log. Methods throw {@link org.evermodel.NotFoundException} where there is no such
 * model or version. Thread-safe.
 */
public interface Approvals {
    /**
     * Protects an alias of one model, in place of a protection it has. Where it has one, only an approver of that may do
     * so; others get an ApprovalRequiredException.
     */
    void protect(ModelName name, Alias alias, Protection rule, String reason);

    /** Protects an alias of every model that does not have a protection of its own; otherwise as above. */
    void protect(Alias alias, Protection rule, String reason);

    /** Takes away what {@link #protect(ModelName, Alias, Protection, String)} gave; only an approver may do so. */
    void unprotect(ModelName name, Alias alias, String reason);

    /** Takes away what {@link #protect(Alias, Protection, String)} gave; only an approver may do so. */
    void unprotect(Alias alias, String reason);

    /** The protection of an alias of a model: its own, or that of every model; empty where it moves freely. */
    Optional<Protection> protection(ModelName name, Alias alias);

    /** Proposes to move an alias to a version. Throws VersionNotOfferedException where that is archived. */
    Proposal propose(ModelName name, Alias alias, int number, String reason);

    /** Proposes to take an alias away. Throws NotFoundException where it names no version. */
    Proposal proposeRemoval(ModelName name, Alias alias, String reason);

    /** Proposes to roll an alias back. Throws NotFoundException where there is nothing to return to. */
    Proposal proposeRollback(ModelName name, Alias alias, String reason);

    /**
     * Does what was proposed. Throws ApprovalRequiredException where the actor may not approve it,
     * {@link org.evermodel.port.AliasConflictException} where the alias has moved since it was proposed, and
     * {@link org.evermodel.ConflictException} where somebody has decided already.
     *
     * @return the move, signed by who approved it, with the reason of who proposed it
     */
    AliasMove approve(Proposal proposal, String reason);

    /** Decides that it is not done: who may approve it, or who proposed it. Otherwise throws as {@link #approve}. */
    Proposal reject(Proposal proposal, String reason);

    /** The proposals for a model's aliases, the first one first, with what became of them. */
    List<Proposal> proposals(ModelName name);
}
