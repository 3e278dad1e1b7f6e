package org.evermodel.registry.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.evermodel.Digest;
import org.evermodel.port.Along;
import org.evermodel.spi.MetadataStore;
import org.jspecify.annotations.Nullable;

/**
 * A change in the making: what it reads is what it is decided on, what it writes becomes visible as one, together with
 * its audit row. Used by one thread, inside {@link Ledger#change}.
 */
public final class Change implements Records {
    private final MetadataStore store;
    private final Recollection recollection;
    private final Optional<MetadataStore.Entry> headEntry;
    private final AuditHead head;
    private final Instant at;
    private final Ledger.Signature signature;
    private final Map<MetadataStore.Key, Optional<Stored>> read = new HashMap<>();
    private final Map<MetadataStore.Key, MetadataStore.Put> writes = new LinkedHashMap<>();
    private final List<MetadataStore.Write> along = new ArrayList<>();
    private @Nullable AuditNote note;

    Change(MetadataStore store, Recollection recollection, Instant at, Ledger.Signature signature) {
        this.store = store;
        this.recollection = recollection;
        this.at = at;
        this.signature = signature;
        this.headEntry = store.find(AuditHead.KEY);
        this.head = headEntry.map(AuditHead::parse).orElse(AuditHead.NONE);
        recollection.under(headEntry);
    }

    /** When the change happens. */
    public Instant at() {
        return at;
    }

    /** Who makes the change. */
    public String actor() {
        return signature.actor();
    }

    /** The record as it stands before this change. */
    @Override
    public Optional<Stored> find(String kind, String id) {
        return read.computeIfAbsent(new MetadataStore.Key(kind, id), this::find);
    }

    private Optional<Stored> find(MetadataStore.Key key) {
        Optional<MetadataStore.Entry> found = recollection.find(key);
        if (found.isEmpty()) {
            found = store.find(key);
            found.ifPresent(recollection::see);
        }
        return found.map(Stored::of);
    }

    /** Creates a record and returns it as it will be. */
    public Stored create(String kind, String id, Content content) {
        MetadataStore.Key key = new MetadataStore.Key(kind, id);
        put(key, 0, content);
        return new Stored(key, 1, content);
    }

    /** Replaces what a record says and returns it as it will be. */
    public Stored replace(Stored record, Content content) {
        put(record.key(), record.revision(), content);
        return new Stored(record.key(), record.revision() + 1, content);
    }

    /**
     * Takes writes along that are not the registry's, if they are for this store and the change writes anything.
     *
     * @return whether it does
     */
    public <T> boolean takeAlong(Along<T> others, T result) {
        if (writes.isEmpty() || !others.belongsIn(store)) {
            return false;
        }
        along.addAll(others.writes(result));
        return true;
    }

    /** Whether what was taken along expects another state of the store than there is: then it was not the registry's fault. */
    boolean isAlongOutdated() {
        return along.stream()
                .anyMatch(write -> store.find(write.key())
                                .map(MetadataStore.Entry::revision)
                                .orElse(0L)
                        != write.expectedRevision());
    }

    /** Says what the change is, for the audit log; every change that writes says so once. */
    public void note(AuditNote what) {
        note = what.reason().isEmpty() ? what.because(signature.reason()) : what;
    }

    /** The kinds of the records it writes. */
    Set<String> kinds() {
        return writes.keySet().stream().map(MetadataStore.Key::kind).collect(Collectors.toUnmodifiableSet());
    }

    private void put(MetadataStore.Key key, long expected, Content content) {
        String json = Content.builder()
                .putAll(content)
                .put(Stored.AUDIT, head.sequence() + 1)
                .build()
                .json();
        if (writes.put(key, new MetadataStore.Put(key, expected, json, Indexes.of(key, content))) != null) {
            throw new IllegalStateException("a change writes each record once, but " + key + " twice");
        }
    }

    boolean writesNothing() {
        return writes.isEmpty();
    }

    /** The revision of the log's head on which the change was decided; 0 where there is none yet. */
    long headRevision() {
        return headEntry.map(MetadataStore.Entry::revision).orElse(0L);
    }

    /** All that is to be written, the audit row and the log's new head included. */
    List<MetadataStore.Write> writes() {
        AuditNote what = note;
        if (what == null) {
            throw new IllegalStateException("a change of " + writes.keySet() + " has no note for the audit log");
        }
        List<AuditRow.Written> written = writes.values().stream()
                .map(put -> new AuditRow.Written(
                        put.key().toString(),
                        put.expectedRevision() + 1,
                        Digest.of(put.json().getBytes(StandardCharsets.UTF_8))))
                .toList();
        AuditRows.Sealed row = AuditRows.next(head, at, actor(), what, written);
        AuditHead next = new AuditHead(head.sequence() + 1, row.hash());
        List<MetadataStore.Write> all = new ArrayList<>();
        // First, so that a race is noticed before anything is written.
        all.add(new MetadataStore.Put(AuditHead.KEY, headRevision(), next.format()));
        all.add(new MetadataStore.Put(AuditRows.key(next.sequence()), 0, row.text()));
        if (headRevision() == 0) {
            all.add(IndexVersion.ofNewStore());
        }
        all.addAll(writes.values());
        all.addAll(along);
        return all;
    }
}
