package org.evermodel.registry.courier;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.evermodel.ConflictException;
import org.evermodel.NotFoundException;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Ledger;
import org.evermodel.spi.MetadataStore;

/**
 * The cursors of subscriptions as records beside the registry's own. They are housekeeping: not audited, as each event
 * would make another, and changed by compare-and-set alone.
 */
final class Cursors {
    private static final String KIND = "event-cursor";

    private final MetadataStore store;

    Cursors(MetadataStore store) {
        this.store = store;
    }

    /**
     * A cursor as it was read.
     *
     * @param name the subscription
     * @param revision the revision of its record; 0 where there is none yet
     * @param cursor the cursor
     */
    record Held(String name, long revision, Cursor cursor) {}

    Optional<Held> find(String name) {
        return store.find(key(name)).map(Cursors::held);
    }

    List<Held> all() {
        return Ledger.entries(store, KIND, "").map(Cursors::held).toList();
    }

    private static MetadataStore.Key key(String name) {
        return new MetadataStore.Key(KIND, name);
    }

    private static Held held(MetadataStore.Entry entry) {
        return new Held(
                entry.key().id(), entry.revision(), Cursor.read(Content.parse("record " + entry.key(), entry.json())));
    }

    /** Throws ConflictException where somebody else changed it since it was read. */
    Held put(Held last, Cursor next) {
        store.commit(List.of(new MetadataStore.Put(key(last.name()), last.revision(), next.json())));
        return new Held(last.name(), last.revision() + 1, next);
    }

    /** Changes a cursor whatever others do to it meanwhile. */
    void edit(String name, UnaryOperator<Cursor> edit) {
        while (true) {
            Held held =
                    find(name).orElseThrow(() -> new NotFoundException("there is no subscription \"" + name + "\""));
            try {
                put(held, edit.apply(held.cursor()));
                return;
            } catch (ConflictException e) {
                // Whoever was faster has made progress, so this ends.
                Thread.onSpinWait();
            }
        }
    }

    void forget(String name) {
        while (true) {
            Optional<Held> held = find(name);
            if (held.isEmpty()) {
                return;
            }
            try {
                store.commit(
                        List.of(new MetadataStore.Delete(key(name), held.get().revision())));
                return;
            } catch (ConflictException e) {
                Thread.onSpinWait();
            }
        }
    }
}
