package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.evermodel.Alias;
import org.evermodel.ConflictException;
import org.evermodel.ModelName;
import org.evermodel.ModelVersion;
import org.evermodel.NotFoundException;
import org.evermodel.port.AliasConflictException;
import org.evermodel.port.AliasMove;
import org.evermodel.port.ApprovalRequiredException;
import org.evermodel.port.ModelAlias;
import org.evermodel.port.Routing;
import org.evermodel.registry.catalogue.Approvals;
import org.evermodel.registry.catalogue.Proposal;
import org.evermodel.registry.catalogue.Protection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class ApprovalsContract extends RegistryContract {
    private static final Protection BY_BOB_OR_CAROL = Protection.by("bob", "carol");

    private ModelAlias champion;

    @BeforeEach
    final void protectTheChampion() {
        register(1);
        register(2);
        register(3);
        champion = registry.models().alias(Samples.CHURN, Alias.CHAMPION);
        champion.moveTo(1, "first");
        registry.approvals().protect(Samples.CHURN, Alias.CHAMPION, BY_BOB_OR_CAROL, "it decides about money");
    }

    private Proposal propose(int number) {
        return registry.approvals().propose(Samples.CHURN, Alias.CHAMPION, number, "0.02 better");
    }

    private Approvals as(String actor) {
        return registry.as(actor).approvals();
    }

    private int current() {
        return champion.current().map(ModelVersion::number).orElse(0);
    }

    @Test
    final void nobodyMovesAProtectedAliasAlone() {
        assertThatThrownBy(() -> champion.moveTo(2, ""))
                .isInstanceOfSatisfying(ApprovalRequiredException.class, refusal -> {
                    assertThat(refusal.alias()).isEqualTo("models:/churn@champion");
                    assertThat(refusal.approvers()).containsExactlyInAnyOrder("bob", "carol");
                })
                .hasMessage("models:/churn@champion is protected: what ann wants to do to it must be proposed,"
                        + " and be approved by one of [bob, carol]");
        assertThatThrownBy(() -> champion.compareAndMove(1, 2, "")).isInstanceOf(ApprovalRequiredException.class);
        assertThatThrownBy(() -> champion.remove("")).isInstanceOf(ApprovalRequiredException.class);
        assertThatThrownBy(() -> registry.as("bob")
                        .models()
                        .alias(Samples.CHURN, Alias.CHAMPION)
                        .moveTo(2, ""))
                .isInstanceOf(ApprovalRequiredException.class);
        assertThat(champion.moveTo(1, "").index()).isEqualTo(1);
        assertThat(current()).isEqualTo(1);
        registry.models().alias(Samples.CHURN, Alias.CHALLENGER).moveTo(2, "not protected");
        assertSound();
    }

    @Test
    final void anApprovedProposalIsDone() {
        Proposal proposal = propose(2);

        AliasMove move = as("bob").approve(proposal, "looked at the slices");

        assertThat(current()).isEqualTo(2);
        assertThat(move.actor()).isEqualTo("bob");
        assertThat(move.reason()).isEqualTo("0.02 better");
        assertThat(registry.audit().last().orElseThrow()).satisfies(row -> {
            assertThat(row.action()).isEqualTo("alias.moved");
            assertThat(row.details())
                    .containsEntry("proposal", proposal.id())
                    .containsEntry("proposedBy", "ann")
                    .containsEntry("approval", "looked at the slices")
                    .containsEntry("from", "1")
                    .containsEntry("to", "2");
        });
        assertThat(registry.approvals().proposals(Samples.CHURN))
                .extracting(Proposal::id, Proposal::state)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(proposal.id(), Proposal.State.APPROVED));
        assertThatThrownBy(() -> as("carol").approve(proposal, ""))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("APPROVED already");
        reopen();
        assertThat(registry.approvals().protection(Samples.CHURN, Alias.CHAMPION))
                .contains(BY_BOB_OR_CAROL);
        assertSound();
    }

    @Test
    final void nobodyApprovesWithoutTheRight() {
        Proposal proposal = propose(2);
        Proposal bobs = as("bob").propose(Samples.CHURN, Alias.CHAMPION, 2, "mine");

        assertThatThrownBy(() -> as("ann").approve(proposal, "")).isInstanceOf(ApprovalRequiredException.class);
        assertThatThrownBy(() -> as("dave").approve(proposal, "")).isInstanceOf(ApprovalRequiredException.class);
        assertThatThrownBy(() -> as("bob").approve(bobs, ""))
                .isInstanceOfSatisfying(
                        ApprovalRequiredException.class,
                        refusal -> assertThat(refusal.approvers()).containsExactly("carol"));
        assertThatThrownBy(() -> as("dave").reject(proposal, "")).isInstanceOf(ApprovalRequiredException.class);
        assertThat(current()).isEqualTo(1);
    }

    @Test
    final void approversMayBeAllowedToApproveTheirOwn() {
        as("bob").protect(Samples.CHURN, Alias.CHAMPION, BY_BOB_OR_CAROL.withOwnProposals(), "a small team");

        as("bob").approve(as("bob").propose(Samples.CHURN, Alias.CHAMPION, 3, ""), "");

        assertThat(current()).isEqualTo(3);
    }

    @Test
    final void aProposalFromBeforeAnotherMoveIsRefused() {
        Proposal stale = propose(2);
        as("bob").approve(propose(3), "");

        assertThatThrownBy(() -> as("bob").approve(stale, ""))
                .isInstanceOfSatisfying(AliasConflictException.class, conflict -> {
                    assertThat(conflict.expected()).isEqualTo(1);
                    assertThat(conflict.actual()).isEqualTo(3);
                });
        assertThat(as("ann").reject(stale, "too late").state()).isEqualTo(Proposal.State.REJECTED);
        assertThat(registry.audit().last().orElseThrow().action()).isEqualTo("alias.rejected");
        assertThatThrownBy(() -> as("bob").approve(stale, "")).isInstanceOf(ConflictException.class);
        assertThat(current()).isEqualTo(3);
        assertSound();
    }

    @Test
    final void rollbacksAndRemovalsAreProposedToo() {
        as("bob").approve(propose(2), "");
        assertThatThrownBy(() -> champion.rollback("alarms")).isInstanceOf(ApprovalRequiredException.class);

        as("bob").approve(registry.approvals().proposeRollback(Samples.CHURN, Alias.CHAMPION, "alarms"), "");
        assertThat(current()).isEqualTo(1);
        as("bob").approve(registry.approvals().proposeRemoval(Samples.CHURN, Alias.CHAMPION, "retired"), "");
        assertThat(current()).isZero();
        assertThat(champion.history())
                .extracting(AliasMove::kind)
                .containsExactly(
                        AliasMove.Kind.MOVED, AliasMove.Kind.MOVED, AliasMove.Kind.ROLLED_BACK, AliasMove.Kind.REMOVED);
        assertSound();
    }

    @Test
    final void rollbacksCanBeFreeForEmergencies() {
        as("bob").approve(propose(2), "");
        as("bob").protect(Samples.CHURN, Alias.CHAMPION, BY_BOB_OR_CAROL.withFreeRollback(), "it serves");

        assertThat(champion.compareAndRollBack(2, "alarms").to()).hasValue(1);
        assertThatThrownBy(() -> champion.rollForward("no alarms")).isInstanceOf(ApprovalRequiredException.class);
        assertThat(current()).isEqualTo(1);
    }

    @Test
    final void anAliasOfEveryModelIsProtectedAtOnce() {
        Alias gold = new Alias("gold");
        registry.approvals().protect(gold, Protection.by("carol"), "house rule");
        ModelName other = new ModelName("readmission");
        registry.models().register(other, Samples.evaluated(1), Optional.empty(), java.util.Map.of());

        assertThatThrownBy(() -> registry.models().alias(other, gold).moveTo(1, ""))
                .isInstanceOf(ApprovalRequiredException.class);
        assertThat(registry.approvals().protection(other, gold)).contains(Protection.by("carol"));
        assertThat(registry.audit().last().orElseThrow().action()).isEqualTo("model.registered");
        as("carol").approve(registry.approvals().propose(other, gold, 1, "good"), "yes");
        assertThat(registry.models().alias(other, gold).current()).isPresent();
        as("carol").unprotect(gold, "no longer");
        assertThat(registry.approvals().protection(other, gold)).isEmpty();
        assertSound();
    }

    @Test
    final void onlyAnApproverChangesTheProtection() {
        assertThatThrownBy(() -> registry.approvals().unprotect(Samples.CHURN, Alias.CHAMPION, ""))
                .isInstanceOf(ApprovalRequiredException.class);
        assertThatThrownBy(() -> registry.approvals().protect(Samples.CHURN, Alias.CHAMPION, Protection.by("ann"), ""))
                .isInstanceOf(ApprovalRequiredException.class);

        as("carol").unprotect(Samples.CHURN, Alias.CHAMPION, "retired");

        assertThat(registry.approvals().protection(Samples.CHURN, Alias.CHAMPION))
                .isEmpty();
        champion.moveTo(3, "");
        assertSound();
    }

    @Test
    final void whatCannotBeIsNotProposed() {
        assertThatThrownBy(() -> propose(9)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> propose(1)).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> registry.approvals().proposeRollback(Samples.CHURN, Alias.CHAMPION, ""))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> registry.approvals().proposeRemoval(Samples.CHURN, Alias.CHALLENGER, ""))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> Protection.by()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    final void aCanaryBesideAProtectedChampionAnswersAtMostHalfUnlessAnApproverGivesItMore() {
        Routing most = Routing.champion().withCanary(2, 0.6);

        assertThatThrownBy(() -> registry.routings().record(Samples.CHURN, 0, most, ""))
                .isInstanceOf(ApprovalRequiredException.class)
                .hasMessage("models:/churn@champion is protected: beside it ann can give a canary at most 0.5 of the"
                        + " traffic; more is given by one of [bob, carol]");
        registry.routings().record(Samples.CHURN, 0, Routing.champion().withCanary(2, 0.5), "");
        registry.as("bob").routings().record(Samples.CHURN, 1, most, "");
        assertThat(registry.routings()
                        .record(Samples.CHURN, 2, most.withShadows(List.of()), "as it is")
                        .revision())
                .isEqualTo(3);
        assertSound();
    }

    @Test
    final void shadowsBesideAProtectedChampionAreFreeAndWithoutProtectionSoIsTheCanary() {
        Routing most = Routing.champion().withCanary(2, 1);

        registry.routings().record(Samples.CHURN, 0, Routing.champion().withShadows(List.of(2)), "");
        assertThatThrownBy(() -> registry.routings().record(Samples.CHURN, 1, most, ""))
                .isInstanceOf(ApprovalRequiredException.class);
        registry.as("bob").approvals().unprotect(Samples.CHURN, Alias.CHAMPION, "it is a trial");
        registry.routings().record(Samples.CHURN, 1, most, "");

        assertThat(registry.routings().current(Samples.CHURN).routing()).isEqualTo(most);
        assertSound();
    }
}
