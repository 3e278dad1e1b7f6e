package org.evermodel.registry.keeper;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.evermodel.Alias;
import org.evermodel.ModelUri;
import org.evermodel.port.AliasMove;
import org.evermodel.port.ApprovalRequiredException;
import org.evermodel.registry.catalogue.Protection;
import org.evermodel.registry.ledger.Change;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Records;
import org.evermodel.registry.ledger.Stored;

/** Finds the protection of an alias, and minds it. */
final class Protections {
    /** Stands for every model; no identity of a model is like it. */
    static final String EVERY_MODEL = "*";

    private static final String APPROVERS = "approvers";
    private static final String OPTIONS = "options";
    private static final String OWN = "ownProposals";
    private static final String ROLLBACK = "freeRollback";

    private Protections() {}

    static Optional<Protection> find(Records records, String model, Alias alias) {
        return own(records, model, alias).or(() -> own(records, EVERY_MODEL, alias));
    }

    /** That of the model itself, or of every model, alone. */
    static Optional<Protection> own(Records records, String model, Alias alias) {
        return records.find(Kinds.ALIAS_PROTECTION, AliasContent.id(model, alias))
                .filter(record -> !record.content().texts(APPROVERS).isEmpty())
                .map(Protections::read);
    }

    private static Protection read(Stored record) {
        return record.decode(content -> {
            Set<String> options = content.texts(OPTIONS).keySet();
            return new Protection(content.texts(APPROVERS).keySet(), options.contains(OWN), options.contains(ROLLBACK));
        });
    }

    static void put(Change change, String model, Alias alias, Optional<Protection> rule) {
        Map<String, String> approvers = new TreeMap<>();
        Map<String, String> options = new TreeMap<>();
        rule.ifPresent(protection -> {
            protection.approvers().forEach(approver -> approvers.put(approver, ""));
            if (protection.ownProposals()) {
                options.put(OWN, "");
            }
            if (protection.freeRollback()) {
                options.put(ROLLBACK, "");
            }
        });
        String id = AliasContent.id(model, alias);
        Content content = Content.builder()
                .putTexts(APPROVERS, approvers)
                .putTexts(OPTIONS, options)
                .build();
        change.find(Kinds.ALIAS_PROTECTION, id)
                .ifPresentOrElse(
                        known -> change.replace(known, content),
                        () -> change.create(Kinds.ALIAS_PROTECTION, id, content));
    }

    static boolean mayApprove(Protection rule, String actor, String proposer) {
        return rule.approvers().contains(actor) && (rule.ownProposals() || !actor.equals(proposer));
    }

    /** Throws where a canary beside a protected champion would get more of the traffic than anybody may give it. */
    static void requireShare(Change change, ModelDirectory.Known model, double share) {
        find(change, model.id(), Alias.CHAMPION)
                .filter(rule -> share > Protection.MOST_FOR_A_CANARY)
                .filter(rule -> !rule.approvers().contains(change.actor()))
                .ifPresent(rule -> {
                    throw ApprovalRequiredException.ofTraffic(
                            ModelUri.of(model.name(), Alias.CHAMPION).toString(),
                            change.actor(),
                            rule.approvers(),
                            Protection.MOST_FOR_A_CANARY);
                });
    }

    /** Throws where a move of that kind needs an approval. */
    static void requireFree(Change change, ModelDirectory.Known model, Alias alias, AliasMove.Kind kind) {
        find(change, model.id(), alias)
                .filter(rule -> !(rule.freeRollback() && kind == AliasMove.Kind.ROLLED_BACK))
                .ifPresent(rule -> {
                    throw new ApprovalRequiredException(
                            ModelUri.of(model.name(), alias).toString(), change.actor(), rule.approvers());
                });
    }
}
