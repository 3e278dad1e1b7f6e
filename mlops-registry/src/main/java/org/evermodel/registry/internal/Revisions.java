package org.evermodel.registry.internal;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evermodel.ConflictException;
import org.evermodel.spi.MetadataStore;

/** The revisions that records have, and those that writes expect. */
final class Revisions {
    private final Lookup lookup;

    Revisions(Dialect dialect) {
        this.lookup = new Lookup(dialect, "records", "t.revision");
    }

    boolean areExpected(Session session, List<MetadataStore.Write> writes) throws SQLException {
        Map<MetadataStore.Key, Long> now = now(session, writes);
        return writes.stream().allMatch(write -> of(now, write) == write.expectedRevision());
    }

    /** Throws ConflictException naming the first record that has another revision. */
    void require(Session session, List<MetadataStore.Write> writes) throws SQLException {
        Map<MetadataStore.Key, Long> now = now(session, writes);
        for (MetadataStore.Write write : writes) {
            if (of(now, write) != write.expectedRevision()) {
                throw conflict(write, "is at " + of(now, write));
            }
        }
    }

    static ConflictException conflict(MetadataStore.Write write, String what) {
        return new ConflictException(
                "record " + write.key() + " was expected at revision " + write.expectedRevision() + ", but " + what);
    }

    private Map<MetadataStore.Key, Long> now(Session session, List<MetadataStore.Write> writes) throws SQLException {
        Map<MetadataStore.Key, Long> now = new HashMap<>();
        lookup.each(
                session,
                writes.stream().map(MetadataStore.Write::key).toList(),
                (key, rows) -> now.put(key, rows.getLong(3)));
        return now;
    }

    private static long of(Map<MetadataStore.Key, Long> now, MetadataStore.Write write) {
        return now.getOrDefault(write.key(), 0L);
    }
}
