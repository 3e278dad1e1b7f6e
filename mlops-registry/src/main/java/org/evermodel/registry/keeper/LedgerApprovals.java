package org.evermodel.registry.keeper;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.evermodel.Alias;
import org.evermodel.ConflictException;
import org.evermodel.ModelName;
import org.evermodel.ModelUri;
import org.evermodel.NotFoundException;
import org.evermodel.port.AliasMove;
import org.evermodel.port.ApprovalRequiredException;
import org.evermodel.registry.catalogue.Approvals;
import org.evermodel.registry.catalogue.Proposal;
import org.evermodel.registry.catalogue.Protection;
import org.evermodel.registry.ledger.AuditNote;
import org.evermodel.registry.ledger.Change;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Stored;

/** Protections and proposals as records. */
public final class LedgerApprovals implements Approvals {
    private final Ledger ledger;
    private final Packages packages;
    private final ModelDirectory models;

    /** Approvals in this ledger. */
    public LedgerApprovals(Ledger ledger, Packages packages) {
        this.ledger = ledger;
        this.packages = packages;
        this.models = new ModelDirectory(ledger);
    }

    @Override
    public void protect(ModelName name, Alias alias, Protection rule, String reason) {
        protect(change -> models.require(change, name), alias, Optional.of(rule), reason);
    }

    @Override
    public void unprotect(ModelName name, Alias alias, String reason) {
        protect(change -> models.require(change, name), alias, Optional.empty(), reason);
    }

    @Override
    public void protect(Alias alias, Protection rule, String reason) {
        protect(change -> everyModel(), alias, Optional.of(rule), reason);
    }

    @Override
    public void unprotect(Alias alias, String reason) {
        protect(change -> everyModel(), alias, Optional.empty(), reason);
    }

    private static ModelDirectory.Known everyModel() {
        return new ModelDirectory.Known(Protections.EVERY_MODEL, new ModelName("every-model"));
    }

    private void protect(
            Function<Change, ModelDirectory.Known> find, Alias alias, Optional<Protection> rule, String reason) {
        ledger.change(change -> {
            ModelDirectory.Known model = find.apply(change);
            Optional<Protection> before = Protections.own(change, model.id(), alias);
            if (before.equals(rule)) {
                return model;
            }
            String subject = model.id().equals(Protections.EVERY_MODEL)
                    ? "models:/" + Protections.EVERY_MODEL + "@" + alias
                    : ModelUri.of(model.name(), alias).toString();
            before.or(() -> Protections.find(change, model.id(), alias))
                    .filter(old -> !old.approvers().contains(change.actor()))
                    .ifPresent(old -> {
                        throw new ApprovalRequiredException(subject, change.actor(), old.approvers());
                    });
            Protections.put(change, model.id(), alias, rule);
            change.note(AuditNote.of(rule.isPresent() ? "alias.protected" : "alias.unprotected", subject)
                    .because(reason)
                    .with(Map.of("rule", rule.map(Protection::toString).orElse("none"))));
            return model;
        });
    }

    @Override
    public Optional<Protection> protection(ModelName name, Alias alias) {
        return models.find(ledger, name).flatMap(model -> Protections.find(ledger, model.id(), alias));
    }

    @Override
    public Proposal propose(ModelName name, Alias alias, int number, String reason) {
        return propose(name, alias, reason, place -> place.at(number));
    }

    @Override
    public Proposal proposeRemoval(ModelName name, Alias alias, String reason) {
        return propose(name, alias, reason, AliasPlace::away);
    }

    @Override
    public Proposal proposeRollback(ModelName name, Alias alias, String reason) {
        return propose(name, alias, reason, AliasPlace::back);
    }

    private Proposal propose(ModelName name, Alias alias, String reason, Function<AliasPlace, AliasContent> decide) {
        return Soundness.change(ledger, packages, (change, soundness) -> {
            ModelDirectory.Known model = models.require(change, name);
            AliasPlace place = new AliasPlace(change, models, soundness, model, alias);
            AliasContent next = decide.apply(place);
            if (next.index() == place.now().index()) {
                throw new ConflictException(
                        ModelUri.of(model.name(), alias) + " names version " + next.to() + " already");
            }
            String id = ledger.newId();
            change.note(AuditNote.of("alias.proposed", ModelUri.of(model.name(), alias))
                    .because(reason)
                    .with(Map.of(
                            "proposal", id,
                            "kind", next.kind().name(),
                            "from", String.valueOf(next.from()),
                            "to", String.valueOf(next.to()))));
            Stored record = change.create(
                    Kinds.ALIAS_PROPOSAL,
                    ProposalContent.id(model, id),
                    ProposalContent.write(alias, next.kind(), next.from(), next.to(), change, reason));
            return ProposalContent.read(record, model.name());
        });
    }

    /** A proposal that nobody has decided on, for one change. */
    private record Pending(ModelDirectory.Known model, Stored record, Proposal proposal) {}

    private Pending pending(Change change, Proposal asked) {
        ModelDirectory.Known model = models.require(change, asked.model());
        Stored record = change.find(Kinds.ALIAS_PROPOSAL, ProposalContent.id(model, asked.id()))
                .orElseThrow(() ->
                        new NotFoundException("there is no proposal " + asked.id() + " for model " + model.name()));
        Proposal proposal = ProposalContent.read(record, model.name());
        if (proposal.state() != Proposal.State.OPEN) {
            throw new ConflictException("proposal " + proposal.id() + " is " + proposal.state() + " already");
        }
        return new Pending(model, record, proposal);
    }

    private static void requireApprover(Change change, Pending pending) {
        Protections.find(change, pending.model().id(), pending.proposal().alias())
                .filter(rule -> !Protections.mayApprove(
                        rule, change.actor(), pending.proposal().actor()))
                .ifPresent(rule -> {
                    Set<String> others = new HashSet<>(rule.approvers());
                    others.remove(change.actor());
                    throw new ApprovalRequiredException(
                            ModelUri.of(
                                            pending.model().name(),
                                            pending.proposal().alias())
                                    .toString(),
                            change.actor(),
                            others);
                });
    }

    @Override
    public AliasMove approve(Proposal asked, String reason) {
        return Soundness.change(ledger, packages, (change, soundness) -> {
            Pending pending = pending(change, asked);
            requireApprover(change, pending);
            Proposal proposal = pending.proposal();
            AliasPlace place = new AliasPlace(change, models, soundness, pending.model(), proposal.alias())
                    .expected(proposal.from().orElse(0));
            AliasContent next = switch (proposal.kind()) {
                case MOVED -> place.at(proposal.to().orElse(0));
                case REMOVED -> place.away();
                case ROLLED_BACK -> place.back();
                case ROLLED_FORWARD -> place.forward();
            };
            if (next.to() != proposal.to().orElse(0)) {
                throw new ConflictException("proposal " + proposal.id() + " was to lead to "
                        + proposal.to().orElse(0) + ", but would lead to " + next.to() + " by now");
            }
            change.replace(
                    pending.record(),
                    ProposalContent.decided(pending.record(), Proposal.State.APPROVED, change, reason));
            return place.to(
                    next,
                    proposal.reason(),
                    Map.of("proposal", proposal.id(), "proposedBy", proposal.actor(), "approval", reason));
        });
    }

    @Override
    public Proposal reject(Proposal asked, String reason) {
        return ledger.change(change -> {
            Pending pending = pending(change, asked);
            if (!change.actor().equals(pending.proposal().actor())) {
                requireApprover(change, pending);
            }
            change.note(AuditNote.of(
                            "alias.rejected",
                            ModelUri.of(
                                    pending.model().name(), pending.proposal().alias()))
                    .because(reason)
                    .with(Map.of("proposal", pending.proposal().id())));
            Stored record = change.replace(
                    pending.record(),
                    ProposalContent.decided(pending.record(), Proposal.State.REJECTED, change, reason));
            return ProposalContent.read(record, pending.model().name());
        });
    }

    @Override
    public List<Proposal> proposals(ModelName name) {
        return models.find(ledger, name).stream()
                .flatMap(model -> ledger.all(Kinds.ALIAS_PROPOSAL, ProposalContent.id(model, ""))
                        .map(record -> ProposalContent.read(record, model.name())))
                .toList();
    }

    @Override
    public String toString() {
        return "Approvals[protect, propose, approve, reject]";
    }
}
