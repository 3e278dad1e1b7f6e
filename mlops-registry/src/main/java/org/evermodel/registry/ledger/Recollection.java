package org.evermodel.registry.ledger;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evermodel.spi.MetadataStore;

/**
 * Records as a ledger last saw them, under one head of the audit log: as every change of a record changes the head, they
 * stand as long as it does. The ones used last, bounded in number and size. Used by one thread at a time, inside {@link
 * Ledger#change}.
 */
final class Recollection {
    private static final Set<String> TOLD_OF = Set.copyOf(Kinds.ALL);

    /** What is remembered at most, in characters: some two megabytes on the heap. */
    private static final int MOST = 2_000_000;

    /** A larger record is not remembered. */
    private static final int LARGEST = 100_000;

    private final Map<MetadataStore.Key, MetadataStore.Entry> records = new LinkedHashMap<>(16, 0.75f, true);
    private String head = "";
    private int size;

    /** Forgets all that was seen under another head. */
    void under(Optional<MetadataStore.Entry> now) {
        String text = now.map(MetadataStore.Entry::json).orElse("");
        if (!text.equals(head)) {
            forget();
            head = text;
        }
    }

    /** The record, if it was seen under this head. */
    Optional<MetadataStore.Entry> find(MetadataStore.Key key) {
        return Optional.ofNullable(records.get(key));
    }

    /** A record as it stands under this head; remembered where the audit log tells of its kind. */
    void see(MetadataStore.Entry entry) {
        if (!TOLD_OF.contains(entry.key().kind())) {
            return;
        }
        MetadataStore.Entry before = records.remove(entry.key());
        size -= before == null ? 0 : size(before);
        if (size(entry) > LARGEST) {
            return;
        }
        records.put(entry.key(), entry);
        size += size(entry);
        Iterator<MetadataStore.Entry> eldest = records.values().iterator();
        while (size > MOST) {
            size -= size(eldest.next());
            eldest.remove();
        }
    }

    /** These records were written and nothing else, so what else was seen stands under the new head as well. */
    void wrote(List<MetadataStore.Write> writes) {
        String next = "";
        for (MetadataStore.Write write : writes) {
            if (!(write instanceof MetadataStore.Put put)) {
                continue;
            }
            if (put.key().equals(AuditHead.KEY)) {
                next = put.json();
            } else {
                see(new MetadataStore.Entry(put.key(), put.revision(), put.json()));
            }
        }
        // Last, so that whatever happens before leaves nothing under a head it is not of.
        head = next;
    }

    /** As if nothing had been seen. */
    void forget() {
        records.clear();
        size = 0;
        head = "";
    }

    /** With what a key and an entry take besides. */
    private static int size(MetadataStore.Entry entry) {
        return entry.json().length() + entry.key().id().length() + 100;
    }
}
