package org.evermodel.registry.internal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evermodel.ConflictException;
import org.evermodel.spi.Facets;
import org.evermodel.spi.MetadataStore;

/**
 * Writes a commit while no one else can write: first all revisions are compared, then everything is written, so that a
 * conflict is told before anything has to be undone.
 */
final class Commit {
    private final Dialect dialect;
    private final Lookup revisions;
    private final FacetTables facets;
    private final String records;

    Commit(Dialect dialect, FacetTables facets) {
        this.dialect = dialect;
        this.facets = facets;
        this.revisions = new Lookup(dialect, "records", "t.revision");
        this.records = dialect.table("records");
    }

    void write(Session session, List<MetadataStore.Write> writes) throws SQLException {
        requireRevisions(session, writes);
        writeRecords(session, writes);
        writeFacets(session, writes);
    }

    private void requireRevisions(Session session, List<MetadataStore.Write> writes) throws SQLException {
        Map<MetadataStore.Key, Long> now = new HashMap<>();
        revisions.each(
                session,
                writes.stream().map(MetadataStore.Write::key).toList(),
                (key, rows) -> now.put(key, rows.getLong(3)));
        for (MetadataStore.Write write : writes) {
            long revision = now.getOrDefault(write.key(), 0L);
            if (revision != write.expectedRevision()) {
                throw new ConflictException("record " + write.key() + " was expected at revision "
                        + write.expectedRevision() + ", but is at " + revision);
            }
        }
    }

    private void writeRecords(Session session, List<MetadataStore.Write> writes) throws SQLException {
        Batch inserts =
                new Batch(session, "INSERT INTO " + records + " (revision, json, kind, id) VALUES (?, ?, ?, ?)");
        String same = " WHERE kind = ? AND id = ? AND revision = ?";
        Batch updates = new Batch(session, "UPDATE " + records + " SET revision = ?, json = ?" + same);
        Batch deletes = new Batch(session, "DELETE FROM " + records + same);
        List<MetadataStore.Write> updated = new ArrayList<>();
        List<MetadataStore.Write> deleted = new ArrayList<>();
        for (MetadataStore.Write write : writes) {
            if (write instanceof MetadataStore.Put put) {
                boolean isNew = put.expectedRevision() == 0;
                Batch batch = isNew ? inserts : updates;
                PreparedStatement row = batch.next();
                row.setLong(1, put.revision());
                row.setString(2, put.json());
                batch.add(isNew ? key(row, 3, put.key()) : unchanged(row, 3, put));
                if (!isNew) {
                    updated.add(put);
                }
            } else if (write instanceof MetadataStore.Delete) {
                deletes.add(unchanged(deletes.next(), 1, write));
                deleted.add(write);
            }
        }
        inserts.run();
        requireTouched(updated, updates.run());
        requireTouched(deleted, deletes.run());
    }

    /** The lock keeps others out; should it ever fail to, nobody's change is overwritten all the same. */
    private static void requireTouched(List<MetadataStore.Write> writes, int[] touched) {
        for (int i = 0; i < touched.length; i++) {
            if (touched[i] != 1) {
                MetadataStore.Write write = writes.get(i);
                throw new ConflictException("record " + write.key() + " was expected at revision "
                        + write.expectedRevision() + ", but somebody else has just changed it");
            }
        }
    }

    private void writeFacets(Session session, List<MetadataStore.Write> writes) throws SQLException {
        Map<MetadataStore.Key, Facets> after = new LinkedHashMap<>();
        for (MetadataStore.Write write : writes) {
            if (write instanceof MetadataStore.Put put) {
                after.put(put.key(), put.facets());
            } else if (write instanceof MetadataStore.Reindex reindex) {
                after.put(reindex.key(), reindex.facets());
            } else if (write instanceof MetadataStore.Delete) {
                after.put(write.key(), Facets.NONE);
            }
        }
        // What is created now was found by nothing before.
        List<MetadataStore.Key> older = writes.stream()
                .filter(write -> write.expectedRevision() > 0)
                .map(MetadataStore.Write::key)
                .filter(after::containsKey)
                .toList();
        facets.replace(session, facets.of(session, older), after);
    }

    private PreparedStatement unchanged(PreparedStatement row, int first, MetadataStore.Write write)
            throws SQLException {
        key(row, first, write.key()).setLong(first + 2, write.expectedRevision());
        return row;
    }

    private PreparedStatement key(PreparedStatement row, int first, MetadataStore.Key key) throws SQLException {
        row.setString(first, key.kind());
        row.setObject(first + 1, dialect.bytewise(key.id()));
        return row;
    }
}
