package org.evermodel.registry.keeper;

import java.util.OptionalInt;
import org.evermodel.Alias;
import org.evermodel.ModelName;
import org.evermodel.port.AliasMove;
import org.evermodel.registry.catalogue.Proposal;
import org.evermodel.registry.ledger.Change;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Stored;

/** The fields of a proposal's record. */
final class ProposalContent {
    private static final String ALIAS = "alias";
    private static final String KIND = "kind";
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String AT = "at";
    private static final String ACTOR = "actor";
    private static final String REASON = "reason";
    private static final String STATE = "state";

    private ProposalContent() {}

    static String id(ModelDirectory.Known model, String proposal) {
        return model.id() + "/" + proposal;
    }

    static Content write(Alias alias, AliasMove.Kind kind, int from, int to, Change change, String reason) {
        return Content.builder()
                .put(ALIAS, alias)
                .put(KIND, kind)
                .put(FROM, from)
                .put(TO, to)
                .put(AT, change.at())
                .put(ACTOR, change.actor())
                .put(REASON, reason)
                .put(STATE, Proposal.State.OPEN)
                .build();
    }

    static Content decided(Stored proposal, Proposal.State state, Change change, String reason) {
        return Content.builder()
                .putAll(proposal.content())
                .put(STATE, state)
                .put("decidedBy", change.actor())
                .put("decidedAt", change.at())
                .put("decision", reason)
                .build();
    }

    static Proposal read(Stored record, ModelName model) {
        return record.decode(content -> new Proposal(
                record.id().substring(record.id().indexOf('/') + 1),
                model,
                new Alias(content.text(ALIAS)),
                content.constant(KIND, AliasMove.Kind.class),
                number(content.number(FROM)),
                number(content.number(TO)),
                content.instant(AT),
                content.text(ACTOR),
                content.text(REASON),
                content.constant(STATE, Proposal.State.class)));
    }

    private static OptionalInt number(long version) {
        return version > 0 ? OptionalInt.of((int) version) : OptionalInt.empty();
    }
}
