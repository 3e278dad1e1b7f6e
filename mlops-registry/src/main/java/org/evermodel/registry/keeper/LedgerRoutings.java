package org.evermodel.registry.keeper;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.evermodel.ConflictException;
import org.evermodel.ModelName;
import org.evermodel.ModelVersion;
import org.evermodel.NotFoundException;
import org.evermodel.VersionStatus;
import org.evermodel.port.Routing;
import org.evermodel.port.RoutingLog;
import org.evermodel.port.VersionNotOfferedException;
import org.evermodel.registry.ledger.AuditNote;
import org.evermodel.registry.ledger.Change;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Names;
import org.evermodel.registry.ledger.Stored;

/** The routing of a model as a record that says what it is, and a record for each of its changes. */
public final class LedgerRoutings implements RoutingLog {
    private final Ledger ledger;
    private final Names names = Names.ofModels();

    /** Routings in this ledger. */
    public LedgerRoutings(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Recorded current(ModelName model) {
        return names.id(ledger, model)
                .flatMap(id -> ledger.find(Kinds.ROUTING, id))
                .map(RoutingContent::read)
                .orElseGet(Recorded::none);
    }

    @Override
    public Recorded record(ModelName model, long expectedRevision, Routing routing, String reason) {
        return ledger.change(change -> {
            String id = names.id(change, model)
                    .orElseThrow(() -> new NotFoundException("there is no model \"" + model + "\""));
            Optional<Stored> last = change.find(Kinds.ROUTING, id);
            ModelDirectory.Known named = new ModelDirectory.Known(id, model);
            requireOffered(change, named, routing, last);
            requireShare(change, named, routing, last);
            long revision =
                    last.map(RoutingContent::read).map(Recorded::revision).orElse(0L);
            if (revision != expectedRevision) {
                throw ConflictException.ofRevision("the routing of " + model, expectedRevision, revision);
            }
            Recorded next = new Recorded(revision + 1, routing, change.at(), reason);
            Content content = RoutingContent.write(next, change.actor());
            last.ifPresentOrElse(
                    known -> change.replace(known, content), () -> change.create(Kinds.ROUTING, id, content));
            change.create(Kinds.ROUTING_CHANGE, Kinds.numbered(id, next.revision()), content);
            change.note(AuditNote.of("routing.changed", "models:/" + model)
                    .because(reason)
                    .with(details(next)));
            return next;
        });
    }

    /** What gets traffic is offered; what got it already, as before offers were looked at, may keep it. */
    private void requireOffered(Change change, ModelDirectory.Known model, Routing routing, Optional<Stored> last) {
        Set<Integer> known = last.map(RoutingContent::read)
                .map(recorded -> Set.copyOf(versions(recorded.routing()).toList()))
                .orElse(Set.of());
        ModelDirectory models = new ModelDirectory(ledger);
        versions(routing).forEach(number -> {
            ModelVersion version = models.version(change, model.id(), number)
                    .map(found -> VersionContent.read(found, model.name()))
                    .orElseThrow(() -> ModelDirectory.missing(model.name(), number));
            if (version.status() != VersionStatus.READY && !known.contains(number)) {
                throw new VersionNotOfferedException(version.uri(), version.status());
            }
        });
    }

    /** A canary that stays as it is was given its share before. */
    private static void requireShare(
            Change change, ModelDirectory.Known model, Routing routing, Optional<Stored> last) {
        Optional<Routing.Canary> before = last.map(RoutingContent::read)
                .flatMap(recorded -> recorded.routing().canary());
        if (!before.equals(routing.canary())) {
            routing.canary().ifPresent(canary -> Protections.requireShare(change, model, canary.share()));
        }
    }

    private static Stream<Integer> versions(Routing routing) {
        return Stream.concat(routing.canary().map(Routing.Canary::version).stream(), routing.shadows().stream())
                .distinct();
    }

    private static Map<String, String> details(Recorded recorded) {
        Map<String, String> details = new TreeMap<>();
        details.put("revision", String.valueOf(recorded.revision()));
        details.put("shadows", recorded.routing().shadows().toString());
        details.put("canary", recorded.routing().canary().map(Object::toString).orElse("none"));
        return details;
    }

    @Override
    public List<Recorded> history(ModelName model) {
        return names.id(ledger, model).stream()
                .flatMap(id -> ledger.all(Kinds.ROUTING_CHANGE, id + "/"))
                .map(RoutingContent::read)
                .toList();
    }

    @Override
    public String toString() {
        return "Routings of " + names.all(ledger, ModelName::new).toList();
    }
}
