package org.evermodel.registry.keeper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.Alias;
import org.evermodel.Digest;
import org.evermodel.ModelName;
import org.evermodel.ModelUri;
import org.evermodel.ModelVersion;
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

    /**
     * What offers versions of a model to anybody, read once.
     *
     * @param name the model
     * @param aliases its aliases
     * @param routing its routing
     */
    private record Offers(ModelName name, Map<Alias, Integer> aliases, Optional<Routing> routing) {
        List<Dependent> of(int number) {
            List<Dependent> found = new ArrayList<>();
            aliases.forEach((alias, named) -> {
                if (named == number) {
                    found.add(new Dependent(
                            Dependent.Kind.ALIAS, ModelUri.of(name, alias).toString()));
                }
            });
            routing.filter(giving -> gives(giving, number))
                    .ifPresent(giving ->
                            found.add(new Dependent(Dependent.Kind.ROUTING, "the routing of models:/" + name)));
            return found;
        }
    }

    private Offers offers(ModelDirectory.Known model) {
        return new Offers(model.name(), models.aliases(model.id()), routing(model));
    }

    /** Who offers a version to anybody: aliases and the routing. */
    List<Dependent> offering(ModelDirectory.Known model, int number) {
        return offers(model).of(number);
    }

    /** Who offers a version, and which runs that were not deleted have read it. */
    List<Dependent> of(ModelDirectory.Known model, Stored version) {
        return of(offers(model), version);
    }

    /** The same of all versions of a model that were not deleted, each dependent once. */
    List<Dependent> ofAll(ModelDirectory.Known model) {
        Offers offers = offers(model);
        return models.versions(model.id())
                .filter(version -> !Tombstone.isOn(version))
                .flatMap(version -> of(offers, version).stream())
                .distinct()
                .toList();
    }

    private List<Dependent> of(Offers offers, Stored version) {
        ModelVersion known = VersionContent.read(version, offers.name());
        List<Dependent> found = offers.of(known.number());
        Digest pack = known.packageDigest();
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
}
