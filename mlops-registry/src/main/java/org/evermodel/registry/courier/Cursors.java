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
 * would make another, and changed by compare-and-set alone. What is forgotten leaves a mark behind, with which the revisions go on: whoever still
 * delivers for the forgotten one cannot take the cursor of the next one of that name for its own.
 */
final class Cursors {
    private static final String KIND = "event-cursor";
    private static final String FORGOTTEN =
            Content.builder().put("forgotten", "yes").build().json();

    private final MetadataStore store;

    Cursors(MetadataStore store) {
        this.store = store;
    }

    /**
     * A cursor as it was read.
     *
     * @param name the subscription
     * @param revision the revision of its record
     * @param cursor the cursor
     */
    record Held(String name, long revision, Cursor cursor) {}

    Optional<Held> find(String name) {
        return store.find(key(name)).filter(entry -> !isForgotten(entry)).map(Cursors::held);
    }

    private static boolean isForgotten(MetadataStore.Entry entry) {
        return entry.json().equals(FORGOTTEN);
    }

    /** Creates a cursor unless there is one; throws ConflictException where somebody else does so at this moment. */
    void create(String name, Cursor first) {
        Optional<MetadataStore.Entry> before = store.find(key(name));
        if (before.filter(entry -> !isForgotten(entry)).isEmpty()) {
            long revision = before.map(MetadataStore.Entry::revision).orElse(0L);
            put(new Held(name, revision, first), first);
        }
    }

    List<Held> all() {
        return Ledger.entries(store, KIND, "")
                .filter(entry -> !isForgotten(entry))
                .map(Cursors::held)
                .toList();
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
                store.commit(List.of(new MetadataStore.Put(key(name), held.get().revision(), FORGOTTEN)));
                return;
            } catch (ConflictException e) {
                Thread.onSpinWait();
            }
        }
    }
}
