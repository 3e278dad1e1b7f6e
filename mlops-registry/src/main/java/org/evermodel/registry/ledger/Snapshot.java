package org.evermodel.registry.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evermodel.Digest;
import org.evermodel.StorageException;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.Storage;

/** A whole registry as it stood at one row of its audit log, and how it fits what a store holds now. */
public final class Snapshot {
    private final MetadataStore store;
    private final long headRevision;
    private final Fit fit;
    private final List<MetadataStore.Write> writes;

    /** How a snapshot fits what is there. */
    public enum Fit {
        /** It tells of more than there was, and is there now. */
        TAKEN,
        /** All of it was there. */
        KNOWN,
        /** Another registry is there, or one that went another way. */
        OTHER
    }

    Snapshot(MetadataStore store, List<MetadataStore.Entry> records) {
        this.store = store;
        Optional<MetadataStore.Entry> now = store.find(AuditHead.KEY);
        this.headRevision = now.map(MetadataStore.Entry::revision).orElse(0L);
        this.fit = fit(now.map(AuditHead::parse).orElse(AuditHead.NONE), records);
        this.writes = fit == Fit.TAKEN ? writes(records) : List.of();
    }

    Fit fit() {
        return fit;
    }

    long headRevision() {
        return headRevision;
    }

    List<MetadataStore.Write> writes() {
        return writes;
    }

    /** Two logs are one where the last row of the shorter one stands in the longer one. */
    private Fit fit(AuditHead now, List<MetadataStore.Entry> records) {
        AuditHead then = head(records);
        if (now.sequence() == 0) {
            return Fit.TAKEN;
        }
        if (now.sequence() < then.sequence()) {
            MetadataStore.Key last = AuditRows.key(now.sequence());
            return records.stream()
                            .filter(entry -> entry.key().equals(last))
                            .anyMatch(entry -> hash(entry).equals(now.hash()))
                    ? Fit.TAKEN
                    : Fit.OTHER;
        }
        return store.find(AuditRows.key(then.sequence()))
                        .filter(entry -> hash(entry).equals(then.hash()))
                        .isPresent()
                ? Fit.KNOWN
                : Fit.OTHER;
    }

    private static Digest hash(MetadataStore.Entry row) {
        return AuditRows.parse(row).hash();
    }

    /** The head first, so that a race is noticed before anything is written. */
    private List<MetadataStore.Write> writes(List<MetadataStore.Entry> records) {
        List<MetadataStore.Write> puts = new ArrayList<>();
        for (MetadataStore.Entry entry : records) {
            long revision = revision(entry.key());
            if (revision < entry.revision()) {
                puts.add(entry.key().equals(AuditHead.KEY) ? 0 : puts.size(), put(entry, revision));
            }
        }
        if (headRevision == 0) {
            puts.add(IndexVersion.ofNewStore());
        }
        return puts;
    }

    private long revision(MetadataStore.Key key) {
        return headRevision == 0
                ? 0
                : store.find(key).map(MetadataStore.Entry::revision).orElse(0L);
    }

    private static MetadataStore.Put put(MetadataStore.Entry entry, long expected) {
        Content content = Stored.of(entry).content();
        return new MetadataStore.Put(
                entry.key(), expected, entry.json(), Indexes.of(entry.key(), content), entry.revision());
    }

    static List<MetadataStore.Entry> read(MetadataStore store) {
        List<MetadataStore.Entry> entries = new ArrayList<>();
        store.find(AuditHead.KEY).ifPresent(entries::add);
        Ledger.entries(store, AuditRows.KIND, "").forEach(entries::add);
        Kinds.ALL.forEach(kind -> Ledger.entries(store, kind, "").forEach(entries::add));
        entries.sort(java.util.Comparator.comparing(MetadataStore.Entry::key));
        return entries;
    }

    /** The end of a snapshot's audit log; a StorageException where it has none. */
    public static AuditHead head(List<MetadataStore.Entry> records) {
        return records.stream()
                .filter(entry -> entry.key().equals(AuditHead.KEY))
                .findFirst()
                .map(AuditHead::parse)
                .orElseThrow(() -> new StorageException("the records have no end of an audit log"));
    }

    /** What is wrong with a snapshot, judged by its own audit log; a StorageException where it cannot be understood. */
    public static List<Finding> check(List<MetadataStore.Entry> records) {
        Set<String> known = new HashSet<>(Kinds.ALL);
        for (MetadataStore.Entry entry : records) {
            if (!known.contains(entry.key().kind())
                    && !AuditTrail.keeps(entry.key().kind())) {
                throw new StorageException("records of kind " + entry.key().kind() + " are not known");
            }
        }
        List<Finding> findings = new ArrayList<>();
        try (MetadataStore scratch = Storage.inMemory().metadata()) {
            scratch.commit(new Snapshot(scratch, records).writes());
            new AuditTrail(scratch).verify(findings::add, looked -> {});
        }
        return findings;
    }
}
