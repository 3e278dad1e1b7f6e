package org.evermodel.registry.internal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evermodel.spi.Facets;
import org.evermodel.spi.MetadataStore;

/**
 * Writes a commit while no one else can write. A row is written only where it has the revision that is expected, which
 * the database tells by how many rows it touched; so revisions are looked up only where it cannot tell, and where one
 * differs, to name the record. What changes a record goes before what creates one: who comes too late for a record that
 * all commits write has little to undo.
 */
final class Commit {
    private final Dialect dialect;
    private final Revisions revisions;
    private final FacetTables facets;
    private final String insert;
    private final String update;
    private final String delete;
    private final boolean tellsClashes;

    Commit(Dialect dialect, FacetTables facets) {
        this.dialect = dialect;
        this.facets = facets;
        this.revisions = new Revisions(dialect);
        String records = dialect.table("records");
        String same = " WHERE kind = ? AND id = ? AND revision = ?";
        this.tellsClashes = !dialect.unlessTaken().isEmpty();
        this.insert =
                "INSERT INTO " + records + " (revision, json, kind, id) VALUES (?, ?, ?, ?)" + dialect.unlessTaken();
        this.update = "UPDATE " + records + " SET revision = ?, json = ?" + same;
        this.delete = "DELETE FROM " + records + same;
    }

    void write(Session session, List<MetadataStore.Write> writes) throws SQLException {
        List<MetadataStore.Write> untold =
                writes.stream().filter(write -> !isTold(write)).toList();
        if (!untold.isEmpty() && !revisions.areExpected(session, untold)) {
            revisions.require(session, writes);
        }
        writeRecords(session, writes);
        writeFacets(session, writes);
    }

    /** Whether the number of touched rows tells of another revision than the expected one. */
    private boolean isTold(MetadataStore.Write write) {
        if (write instanceof MetadataStore.Put put) {
            return put.expectedRevision() > 0 || tellsClashes;
        }
        return write instanceof MetadataStore.Delete;
    }

    private void writeRecords(Session session, List<MetadataStore.Write> writes) throws SQLException {
        Rows updates = new Rows(session, update);
        Rows deletes = new Rows(session, delete);
        Rows inserts = new Rows(session, insert);
        for (MetadataStore.Write write : writes) {
            if (write instanceof MetadataStore.Put put) {
                boolean isNew = put.expectedRevision() == 0;
                Rows rows = isNew ? inserts : updates;
                PreparedStatement row = rows.batch.next();
                row.setLong(1, put.revision());
                row.setString(2, put.json());
                rows.add(put, isNew ? key(row, 3, put.key()) : unchanged(row, 3, put));
            } else if (write instanceof MetadataStore.Delete) {
                deletes.add(write, unchanged(deletes.batch.next(), 1, write));
            }
        }
        Set<MetadataStore.Key> touched = new HashSet<>();
        requireTouched(session, writes, updates, touched);
        requireTouched(session, writes, deletes, touched);
        if (tellsClashes) {
            requireTouched(session, writes, inserts, touched);
        } else {
            inserts.batch.run();
        }
    }

    /** Rows to be written by one statement, and what they are of. */
    private static final class Rows {
        private final Batch batch;
        private final List<MetadataStore.Write> writes = new ArrayList<>();

        Rows(Session session, String sql) {
            this.batch = new Batch(session, sql);
        }

        void add(MetadataStore.Write write, PreparedStatement row) throws SQLException {
            batch.add(row);
            writes.add(write);
        }
    }

    /** Writes rows; where one had another revision, a record that nobody touched yet says which it has. */
    private void requireTouched(
            Session session, List<MetadataStore.Write> all, Rows rows, Set<MetadataStore.Key> touched)
            throws SQLException {
        int[] counts = rows.batch.run();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 1) {
                touched.add(rows.writes.get(i).key());
            }
        }
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 1) {
                revisions.require(
                        session,
                        all.stream()
                                .filter(write -> !touched.contains(write.key()))
                                .toList());
                throw Revisions.conflict(rows.writes.get(i), "somebody else has just changed it");
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
        facets.replace(session, before(session, writes, after.keySet()), after);
        after.forEach(session.known()::put);
    }

    /** What these records were found by that are written; what is created now was found by nothing. */
    private Map<MetadataStore.Key, Facets> before(
            Session session, List<MetadataStore.Write> writes, Set<MetadataStore.Key> changed) throws SQLException {
        Map<MetadataStore.Key, Facets> before = new HashMap<>();
        List<MetadataStore.Key> unknown = new ArrayList<>();
        for (MetadataStore.Write write : writes) {
            if (write.expectedRevision() > 0 && changed.contains(write.key())) {
                Optional<Facets> known = session.known().of(write.key());
                known.ifPresent(facets -> before.put(write.key(), facets));
                if (known.isEmpty()) {
                    unknown.add(write.key());
                }
            }
        }
        before.putAll(facets.of(session, unknown));
        return before;
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
