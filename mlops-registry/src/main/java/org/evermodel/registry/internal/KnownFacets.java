package org.evermodel.registry.internal;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.evermodel.spi.Facets;
import org.evermodel.spi.MetadataStore;

/**
 * What the records that a connection wrote last are found by, so that it need not be looked up when they are written
 * again. It holds only where nobody else writes, so it knows nothing until whoever can tell allows it. Used as its
 * connection is, by one thread at a time.
 */
final class KnownFacets {
    /** What is known at most, in characters: some four megabytes on the heap. */
    private static final int MOST = 2_000_000;

    /** What a record, a text or a number takes besides its characters. */
    private static final int EACH = 60;

    private final Map<MetadataStore.Key, Facets> known = new LinkedHashMap<>(16, 0.75f, true);
    private boolean allowed;
    private int size;

    /** From now on it is told when somebody else has written. */
    void allow() {
        allowed = true;
    }

    /** What the record is found by, if that is known. */
    Optional<Facets> of(MetadataStore.Key key) {
        return Optional.ofNullable(known.get(key));
    }

    /** From now on the record is found by these. */
    void put(MetadataStore.Key key, Facets facets) {
        if (!allowed) {
            return;
        }
        Facets before = known.put(key, facets);
        size += size(facets) - (before == null ? 0 : size(before));
        Iterator<Facets> eldest = known.values().iterator();
        while (size > MOST) {
            size -= size(eldest.next());
            eldest.remove();
        }
    }

    /** Somebody else may have written, or what was put was undone. */
    void clear() {
        known.clear();
        size = 0;
    }

    /** That a record is found by nothing is worth knowing, too. */
    private static int size(Facets facets) {
        int size = EACH * (1 + facets.texts().size() + facets.numbers().size());
        for (String text : facets.texts().values()) {
            size += text.length();
        }
        return size;
    }
}
