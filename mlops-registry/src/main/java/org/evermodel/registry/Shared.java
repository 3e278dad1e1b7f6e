package org.evermodel.registry;

import java.util.List;
import java.util.function.Supplier;
import org.evermodel.model.Flavor;
import org.evermodel.registry.courier.LedgerEvents;
import org.evermodel.registry.event.Delivery;
import org.evermodel.registry.keeper.ModelChangeCount;
import org.evermodel.registry.keeper.Policies;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.registry.tracker.Owners;
import org.evermodel.registry.tracker.ThisProcess;
import org.evermodel.registry.tracking.Environment;
import org.evermodel.spi.Storage;

/** What all views of one open registry have in common. */
record Shared(
        Storage storage,
        List<Flavor> flavors,
        Policies policies,
        ModelChangeCount changes,
        LedgerEvents events,
        Owners owners,
        Supplier<Environment> environment) {

    static Shared of(
            Storage storage, List<Flavor> flavors, Policies policies, Delivery delivery, Owners owners, Ledger ledger) {
        ModelChangeCount changes = new ModelChangeCount();
        LedgerEvents events =
                new LedgerEvents(ledger.audit(), storage.metadata(), ledger.clock(), delivery, ledger::newId);
        ledger.watch(kinds -> {
            changes.saw(kinds);
            events.signal();
        });
        return new Shared(storage, List.copyOf(flavors), policies, changes, events, owners, ThisProcess.once());
    }
}
