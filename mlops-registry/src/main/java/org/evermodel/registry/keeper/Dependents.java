package org.evermodel.registry.keeper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.Alias;
import org.evermodel.Digest;
import org.evermodel.ModelName;
import org.evermodel.ModelUri;
import org.evermodel.port.Routing;
import org.evermodel.port.RoutingLog;
import org.evermodel.registry.catalogue.Dependent;
import org.evermodel.registry.ledger.Indexes;
import org.evermodel.registry.ledger.Kinds;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.ledger.Stored;

/** Finds what depends on a version of a model. */
final class Dependents {
    private final Ledger ledger;
    private final ModelDirectory models;

    Dependents(Ledger ledger, ModelDirectory models) {
        this.ledger = ledger;
        this.models = models;
    }

    /** Who offers a version to anybody: aliases and the routing. */
    List<Dependent> offering(ModelDirectory.Known model, int number) {
        List<Dependent> found = new ArrayList<>();
        Map<Alias, Integer> aliases = models.aliases(model.id());
        aliases.forEach((alias, named) -> {
            if (named == number) {
                found.add(new Dependent(
                        Dependent.Kind.ALIAS, ModelUri.of(model.name(), alias).toString()));
            }
        });
        routing(model).filter(routing -> gives(routing, number)).ifPresent(routing -> found.add(routed(model.name())));
        return found;
    }

    /** Who offers a version, and which runs that were not deleted have read it. */
    List<Dependent> of(ModelDirectory.Known model, Stored version) {
        int number = VersionContent.read(version, model.name()).number();
        List<Dependent> found = offering(model, number);
        Digest pack = VersionContent.read(version, model.name()).packageDigest();
        String prefix = pack.hex() + "/";
        ledger.all(Kinds.RUN_INPUT, prefix)
                .map(use -> use.id().substring(prefix.length()).replaceFirst("(?s)/.*", ""))
                .distinct()
                .filter(run -> !isDeleted(run))
                .forEach(run -> found.add(new Dependent(Dependent.Kind.RUN, "run " + run)));
        return found;
    }

    private boolean isDeleted(String run) {
        return ledger.find(Kinds.RUN, run)
                .filter(record -> !record.content().texts(Indexes.DELETED).isEmpty())
                .isPresent();
    }

    private Optional<Routing> routing(ModelDirectory.Known model) {
        return ledger.find(Kinds.ROUTING, model.id()).map(RoutingContent::read).map(RoutingLog.Recorded::routing);
    }

    private static boolean gives(Routing routing, int number) {
        return routing.shadows().contains(number)
                || routing.canary().filter(canary -> canary.version() == number).isPresent();
    }

    private static Dependent routed(ModelName name) {
        return new Dependent(Dependent.Kind.ROUTING, "the routing of models:/" + name);
    }
}
