package org.evermodel.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.evermodel.Digest;
import org.evermodel.artifact.Bundle;
import org.evermodel.spi.ArtifactStore;

/**
 * A table in an artifact store, kept in chunks of rows under a manifest. Tables that share runs of rows share their
 * chunks, so a table with one row in a hundred appended takes about a hundredth more room. It is written and read in
 * parts and may be larger than memory; reading verifies every byte.
 *
 * <pre>{@code
 * StoredTable january = StoredTable.write(CsvSource.of(file), store);
 * Digest name = january.manifest();
 * Dataset table = StoredTable.open(name, store).load();
 * }</pre>
 *
 * <p>Immutable and thread-safe. Reading throws {@link org.evermodel.ArtifactDamagedException} where bytes are missing or
 * wrong.
 */
public final class StoredTable implements DatasetSource {
    static final String INDEX = "index";
    private static final String CHUNKS = "rows/";

    private final Digest manifest;
    private final TableIndex index;
    private final List<Digest> chunks;
    private final ArtifactStore store;

    StoredTable(Digest manifest, TableIndex index, List<Digest> chunks, ArtifactStore store) {
        this.manifest = manifest;
        this.index = index;
        this.chunks = List.copyOf(chunks);
        this.store = store;
    }

    /** Stores all of a source, read in parts. */
    public static StoredTable write(DatasetSource source, ArtifactStore store) {
        try (Batches batches = source.batches()) {
            Writer writer = writer(batches.schema(), store);
            for (var batch = batches.next(); batch.isPresent(); batch = batches.next()) {
                writer.add(batch.get());
            }
            return writer.finish();
        }
    }

    /** Stores a table of these columns that goes by in parts. */
    public static Writer writer(Schema schema, ArtifactStore store) {
        return new Writer(schema, store);
    }

    /** Opens a table by the digest of its manifest. */
    public static StoredTable open(Digest manifest, ArtifactStore store) {
        Bundle bundle = Bundle.open(manifest, store);
        List<Digest> chunks = bundle.manifest().entries().stream()
                .filter(entry -> entry.path().startsWith(CHUNKS))
                .map(entry -> entry.artifact().digest())
                .toList();
        return new StoredTable(manifest, TableIndex.read(bundle.artifact(INDEX).digest(), store), chunks, store);
    }

    /** What names the stored bytes: the digest of the manifest. */
    public Digest manifest() {
        return manifest;
    }

    /** The columns. */
    public Schema schema() {
        return index.schema();
    }

    /** How many rows there are. */
    public long rows() {
        return index.rows();
    }

    /** What {@link Dataset#fingerprint()} is of the table. */
    public Digest fingerprint() {
        return index.fingerprint();
    }

    /** What {@link Dataset#columnFingerprints()} is of the table. */
    public Map<String, Digest> columnFingerprints() {
        return index.columns();
    }

    /** The table; throws IllegalArgumentException where it has more rows than fit memory. */
    @Override
    public Dataset load() {
        try (Batches batches = batches()) {
            return batches.remaining();
        }
    }

    @Override
    public Batches batches() {
        return new StoredBatches(this, chunks, true);
    }

    /**
     * The rows that are not in a chunk that {@code other} has too, in parts. Which rows those are depends on how the tables
     * were cut; what matters is that any row left out is in both tables equally often. A basis for finding differences
     * without reading what is the same. Where the tables have different schemas it is all rows.
     */
    public Batches batchesUnlike(StoredTable other) {
        if (!schema().equals(other.schema())) {
            return batches();
        }
        return new StoredBatches(this, unlike(other), false);
    }

    /** The rows that {@link #batchesUnlike} leaves out, in parts. */
    public Batches batchesLike(StoredTable other) {
        if (!schema().equals(other.schema())) {
            return Batches.of(schema(), List.of());
        }
        return new StoredBatches(this, without(unlike(other)), false);
    }

    private List<Digest> unlike(StoredTable other) {
        return without(other.chunks);
    }

    /** The chunks without the given ones; one that stands twice here and once there is left out once. */
    private List<Digest> without(List<Digest> others) {
        Map<Digest, Integer> there = new HashMap<>();
        others.forEach(chunk -> there.merge(chunk, 1, Integer::sum));
        List<Digest> left = new ArrayList<>();
        for (Digest chunk : chunks) {
            int count = there.getOrDefault(chunk, 0);
            if (count == 0) {
                left.add(chunk);
            } else {
                there.put(chunk, count - 1);
            }
        }
        return left;
    }

    @Override
    public String location() {
        return manifest.toString();
    }

    Dataset read(Digest chunk) {
        return ChunkCodec.read(schema(), chunk, store);
    }

    @Override
    public String toString() {
        return "StoredTable[" + rows() + " rows, " + schema().size() + " columns, "
                + fingerprint().abbreviated() + ", " + chunks.size() + " chunks]";
    }

    /** Stores a table that goes by in parts, which may be cut anyhow. Not thread-safe. */
    public static final class Writer {
        private final ArtifactStore store;
        private final Fingerprinter fingerprinter;
        private final Schema schema;
        private final ChunkEnds ends;
        private final Bundle.Writer bundle;
        private final List<Digest> chunks = new ArrayList<>();
        private final List<Dataset> pending = new ArrayList<>();

        private Writer(Schema schema, ArtifactStore store) {
            this.schema = schema;
            this.store = store;
            this.fingerprinter = Fingerprinter.of(schema);
            this.ends = new ChunkEnds(schema.size());
            this.bundle = Bundle.writer(store);
        }

        /** The next rows; throws IllegalArgumentException where they have another schema. */
        public void add(Dataset batch) {
            fingerprinter.add(batch);
            long[] hashes = RowHashes.of(batch);
            int from = 0;
            for (int row = 0; row < hashes.length; row++) {
                if (ends.endsAfter(hashes[row])) {
                    pending.add(batch.slice(from, row + 1));
                    flush();
                    from = row + 1;
                }
            }
            if (from < hashes.length) {
                pending.add(batch.slice(from, hashes.length));
            }
        }

        private void flush() {
            Dataset rows = Dataset.stacked(schema, pending);
            pending.clear();
            var chunk = store.put(out -> ChunkCodec.write(rows, out));
            // Paths sort by text, so their numbers are padded.
            bundle.link(CHUNKS + String.format(Locale.ROOT, "%09d", chunks.size()), chunk);
            chunks.add(chunk.digest());
        }

        /** Stores what is left, and the manifest, with which the table is there. Nothing can be added any more. */
        public StoredTable finish() {
            if (!pending.isEmpty()) {
                flush();
            }
            TableIndex index = new TableIndex(schema, fingerprinter.rows(), fingerprinter.columnFingerprints());
            bundle.put(INDEX, index::writeTo);
            return new StoredTable(bundle.finish().digest(), index, chunks, store);
        }
    }
}
