package org.evermodel.registry;

import java.util.List;
import java.util.random.RandomGenerator;
import org.evermodel.Alias;
import org.evermodel.ModelName;
import org.evermodel.registry.catalogue.Approvals;
import org.evermodel.registry.catalogue.Proposal;
import org.evermodel.registry.catalogue.Protection;

/** Deeds about aliases that are protected: who may move them, who proposes and who agrees. */
final class Agreements {
    private static final List<String> ACTORS = List.of("ann", "bob", "carol", "dave");
    private static final List<Protection> RULES = List.of(
            Protection.by("bob", "carol"),
            Protection.by("bob").withOwnProposals(),
            Protection.by("carol").withFreeRollback(),
            Protection.by("ann", "bob").withOwnProposals());

    /** Only the last proposals are decided, as most of the earlier ones are. */
    private static final int LATEST = 3;

    private interface Work {
        Object by(Approvals office, RandomGenerator chance);
    }

    private Agreements() {}

    static List<Deed> all() {
        return List.of(
                bySomebody("protect an alias of a model", 2, (office, chance) -> {
                    office.protect(model(chance), alias(chance), Deeds.any(RULES, chance), "it decides about money");
                    return "done";
                }),
                bySomebody("protect an alias of every model", 1, (office, chance) -> {
                    office.protect(Alias.CHAMPION, Deeds.any(RULES, chance), "all of them do");
                    return "done";
                }),
                bySomebody("free an alias of a model", 3, (office, chance) -> {
                    office.unprotect(model(chance), alias(chance), "too slow");
                    return "done";
                }),
                bySomebody("free an alias of every model", 3, (office, chance) -> {
                    office.unprotect(Alias.CHAMPION, "too slow");
                    return "done";
                }),
                bySomebody(
                        "propose a move",
                        3,
                        (office, chance) ->
                                office.propose(model(chance), alias(chance), 1 + chance.nextInt(4), "0.02 better")),
                bySomebody(
                        "propose a removal",
                        1,
                        (office, chance) -> office.proposeRemoval(model(chance), alias(chance), "not good")),
                bySomebody(
                        "propose a rollback",
                        1,
                        (office, chance) -> office.proposeRollback(model(chance), alias(chance), "alarms")),
                onProposal("approve a proposal", 5, Approvals::approve),
                onProposal("reject a proposal", 2, Approvals::reject));
    }

    private static Deed bySomebody(String name, int weight, Work work) {
        return new Deed(
                name,
                weight,
                (life, chance) ->
                        work.by(life.registry().as(Deeds.any(ACTORS, chance)).approvals(), chance));
    }

    private interface Decision {
        Object of(Approvals office, Proposal proposal, String reason);
    }

    private static Deed onProposal(String name, int weight, Decision decision) {
        return bySomebody(name, weight, (office, chance) -> {
            List<Proposal> all = office.proposals(model(chance));
            int known = all.size();
            return known == 0
                    ? "nothing is proposed"
                    : decision.of(
                            office, Deeds.any(all.subList(Math.max(0, known - LATEST), known), chance), "looked at it");
        });
    }

    private static ModelName model(RandomGenerator chance) {
        return Deeds.any(Deeds.MODELS, chance);
    }

    /** Mostly one of them, so that the other one moves freely. */
    private static Alias alias(RandomGenerator chance) {
        return chance.nextInt(5) == 0 ? Deeds.any(Deeds.ALIASES, chance) : Alias.CHAMPION;
    }
}
