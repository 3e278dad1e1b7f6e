package org.evermodel.registry;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.evermodel.ModelUri;
import org.evermodel.model.Flavor;
import org.evermodel.port.RoutingLog;
import org.evermodel.registry.ancestry.LedgerLineage;
import org.evermodel.registry.audit.AuditLog;
import org.evermodel.registry.audit.Verification;
import org.evermodel.registry.auditor.LedgerAuditLog;
import org.evermodel.registry.auditor.StoreCheck;
import org.evermodel.registry.catalogue.Approvals;
import org.evermodel.registry.catalogue.RegisteredDatasets;
import org.evermodel.registry.catalogue.RegisteredModels;
import org.evermodel.registry.event.Delivery;
import org.evermodel.registry.event.Events;
import org.evermodel.registry.exchange.ArchiveLimits;
import org.evermodel.registry.exchange.Archived;
import org.evermodel.registry.exchange.Export;
import org.evermodel.registry.exchange.Imported;
import org.evermodel.registry.keeper.LedgerApprovals;
import org.evermodel.registry.keeper.LedgerDatasets;
import org.evermodel.registry.keeper.LedgerModels;
import org.evermodel.registry.keeper.LedgerRoutings;
import org.evermodel.registry.keeper.LedgerSignatures;
import org.evermodel.registry.keeper.Packages;
import org.evermodel.registry.keeper.Policies;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.lineage.Lineage;
import org.evermodel.registry.tracker.LedgerEnvironments;
import org.evermodel.registry.tracker.LedgerExperiments;
import org.evermodel.registry.tracker.Owners;
import org.evermodel.registry.tracking.Environments;
import org.evermodel.registry.tracking.Experiments;
import org.evermodel.registry.transfer.Exchange;
import org.evermodel.spi.Storage;

final class OpenRegistry implements Registry {
    private final Shared shared;
    private final boolean isView;
    private final Storage storage;
    private final Ledger ledger;
    private final LedgerEnvironments environments;
    private final Owners owners;
    private final LedgerExperiments experiments;
    private final LedgerModels models;
    private final LedgerApprovals approvals;
    private final LedgerRoutings routings;
    private final LedgerDatasets datasets;
    private final LedgerSearches searches;
    private final LedgerLineage lineage;
    private final LedgerAuditLog audit;
    private final Exchange exchange;

    OpenRegistry(
            Storage storage,
            List<Flavor> flavors,
            Policies policies,
            Delivery delivery,
            Duration lease,
            Ledger ledger) {
        this(Shared.of(storage, flavors, policies, delivery, new Owners(ledger, lease), ledger), ledger, false);
    }

    private OpenRegistry(Shared shared, Ledger ledger, boolean isView) {
        this.shared = shared;
        this.isView = isView;
        this.storage = shared.storage();
        this.ledger = ledger;
        this.environments = new LedgerEnvironments(ledger, shared.environment());
        this.owners = shared.owners();
        this.experiments = new LedgerExperiments(ledger, environments, storage.artifacts(), owners);
        LedgerSignatures signatures = new LedgerSignatures(ledger, storage.artifacts(), shared.policies());
        Packages packages = new Packages(storage.artifacts(), shared.flavors(), environments, signatures);
        this.models = new LedgerModels(
                ledger, packages, environments, shared.policies().compatible(), shared.changes());
        this.approvals = new LedgerApprovals(ledger, packages);
        this.routings = new LedgerRoutings(ledger);
        this.searches = new LedgerSearches(ledger, storage.artifacts(), experiments);
        this.lineage = new LedgerLineage(ledger, experiments);
        this.datasets = new LedgerDatasets(ledger, storage.artifacts(), lineage, experiments);
        this.audit = new LedgerAuditLog(ledger.audit());
        this.exchange = new Exchange(ledger, storage.artifacts(), models.door(storage.artifacts()));
    }

    @Override
    public Registry as(String actor) {
        return signedBy(new Ledger.Signature(actor, ledger.signature().reason()));
    }

    @Override
    public Registry because(String reason) {
        return signedBy(new Ledger.Signature(ledger.signature().actor(), reason));
    }

    private Registry signedBy(Ledger.Signature signature) {
        return new OpenRegistry(shared, ledger.signedBy(signature), true);
    }

    @Override
    public RegisteredModels models() {
        return models;
    }

    @Override
    public Approvals approvals() {
        return approvals;
    }

    @Override
    public Events events() {
        return shared.events();
    }

    @Override
    public RoutingLog routings() {
        return routings;
    }

    @Override
    public RegisteredDatasets datasets() {
        return datasets;
    }

    @Override
    public Environments environments() {
        return environments;
    }

    @Override
    public Experiments experiments() {
        return experiments;
    }

    @Override
    public Searches search() {
        return searches;
    }

    @Override
    public Lineage lineage() {
        return lineage;
    }

    @Override
    public AuditLog audit() {
        return audit;
    }

    @Override
    public Verification verify(Consumer<Verification.Progress> progress) {
        return new StoreCheck(storage, ledger, progress).run();
    }

    @Override
    public GcReport gc(GcOptions options) {
        return new Collector(storage, ledger, owners, options).run();
    }

    @Override
    public Archived exportTo(Path file, Export what) {
        return exchange.exportTo(file, what);
    }

    @Override
    public Imported importFrom(Path file, ArchiveLimits limits) {
        return exchange.importFrom(file, limits);
    }

    @Override
    public Imported promote(ModelUri uri, Registry other, String reason) {
        if (other instanceof OpenRegistry open) {
            return exchange.promote(uri, open.exchange, reason);
        }
        throw new IllegalArgumentException(
                "a version can be promoted to a registry that Registry.open made, but this is " + other);
    }

    @Override
    public void close() {
        if (isView) {
            return;
        }
        // The storage, which the others use, is closed last, and whatever they throw.
        try {
            shared.events().close();
        } finally {
            closeOwnersAndStorage();
        }
    }

    private void closeOwnersAndStorage() {
        try {
            owners.close();
        } finally {
            storage.close();
        }
    }

    @Override
    public String toString() {
        return "Registry[" + storage + "]";
    }
}
