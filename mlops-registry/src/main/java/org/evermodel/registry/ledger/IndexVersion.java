package org.evermodel.registry.ledger;

import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import org.evermodel.ConflictException;
import org.evermodel.ReadOnlyStorageException;
import org.evermodel.StorageException;
import org.evermodel.spi.Facets;
import org.evermodel.spi.MetadataStore;

/**
 * Which version of {@link Indexes} a store's records are found by. Where it is older than this code, as after an upgrade,
 * all records are indexed anew before the first search, page by page, while others go on: a record that somebody changes
 * meanwhile has its facets from that change. The version is written last, so what was killed half-way is begun again.
 * Where the store can only be read, its records are found by what the older version derived. Thread-safe.
 */
final class IndexVersion {
    private static final MetadataStore.Key KEY = new MetadataStore.Key("index", "version");
    private static final String VERSION = "version";
    private static final int PAGE = 200;

    private final MetadataStore store;
    private boolean current;

    IndexVersion(MetadataStore store) {
        this.store = store;
    }

    /** What the first change of a store writes, so that nothing need be indexed anew. */
    static MetadataStore.Put ofNewStore() {
        return new MetadataStore.Put(KEY, 0, json());
    }

    private static String json() {
        return Content.builder().put(VERSION, Indexes.VERSION).build().json();
    }

    /** Whether records are found by what this code derives from them. */
    static boolean isCurrent(MetadataStore store) {
        return store.find(KEY).filter(IndexVersion::isCurrent).isPresent();
    }

    /** A newer library may have been here, too. */
    private static boolean isCurrent(MetadataStore.Entry entry) {
        return version(entry) >= Indexes.VERSION;
    }

    /** 0 where it is not told. */
    private static long version(MetadataStore.Entry entry) {
        try {
            return Stored.of(entry).content().number(VERSION);
        } catch (StorageException e) {
            return 0; // Whatever it is, it does not say so.
        }
    }

    /**
     * Indexes all records anew where need be; false where they are found by what an older version derived, as the store can
     * only be read.
     */
    synchronized boolean require() {
        if (current) {
            return true;
        }
        // Where no registry has changed anything there is nothing to index: its first change will write the version.
        if (store.find(AuditHead.KEY).isEmpty()) {
            return true;
        }
        Optional<MetadataStore.Entry> known = store.find(KEY);
        current = known.filter(IndexVersion::isCurrent).isPresent() || isIndexedAnew(known);
        return current;
    }

    private boolean isIndexedAnew(Optional<MetadataStore.Entry> known) {
        try {
            Kinds.ALL.forEach(this::indexAnew);
            long revision = known.map(MetadataStore.Entry::revision).orElse(0L);
            tryTo(List.of(new MetadataStore.Put(KEY, revision, json())));
            return true;
        } catch (StorageException e) {
            if (e instanceof ReadOnlyStorageException
                    && known.filter(entry -> version(entry) > 0).isPresent()) {
                return false;
            }
            throw new StorageException(
                    "the records of this store must be indexed anew before they can be searched, and that failed: "
                            + e.getMessage(),
                    e);
        }
    }

    private void indexAnew(String kind) {
        String last = "";
        List<MetadataStore.Entry> page = store.scan(kind, "", last, PAGE);
        while (!page.isEmpty()) {
            List<MetadataStore.Write> writes =
                    page.stream().flatMap(entry -> write(entry).stream()).toList();
            if (!tryTo(writes)) {
                writes.forEach(write -> tryTo(List.of(write)));
            }
            last = page.get(page.size() - 1).key().id();
            page = store.scan(kind, "", last, PAGE);
        }
    }

    private static Optional<MetadataStore.Write> write(MetadataStore.Entry entry) {
        return facets(entry).map(facets -> new MetadataStore.Reindex(entry.key(), entry.revision(), facets));
    }

    /** What a record is to be found by; empty where it is damaged, which a verification tells. */
    static Optional<Facets> facets(MetadataStore.Entry entry) {
        try {
            return Optional.of(Indexes.of(entry.key(), Stored.of(entry).content()));
        } catch (StorageException | IllegalArgumentException | DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** Whether nobody changed one of the records meanwhile. */
    private boolean tryTo(List<MetadataStore.Write> writes) {
        try {
            store.commit(writes);
            return true;
        } catch (ConflictException e) {
            return false;
        }
    }
}
