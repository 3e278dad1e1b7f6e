package org.evermodel.data;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.evermodel.Digest;

/**
 * Finds the {@linkplain Dataset#fingerprint() fingerprint} of a table that goes by in parts, however it is parted.
 *
 * <pre>{@code
 * Fingerprinter fingerprinter = Fingerprinter.of(batches.schema());
 * fingerprinter.add(batch);                        // for each one, in order
 * Digest fingerprint = fingerprinter.fingerprint();
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class Fingerprinter {
    private final Schema schema;
    private final HashBuffer[] hashes;
    private long rows;
    private Map<String, Digest> finished = Map.of();

    private Fingerprinter(Schema schema) {
        this.schema = schema;
        this.hashes = new HashBuffer[schema.size()];
        Arrays.setAll(hashes, i -> Fingerprints.begin(schema.fields().get(i)));
    }

    /** For a table of these columns, of which nothing has been seen yet. */
    public static Fingerprinter of(Schema schema) {
        return new Fingerprinter(schema);
    }

    /** The fingerprint of all of a source, read in parts. */
    public static Digest fingerprint(DatasetSource source) {
        try (Batches batches = source.batches()) {
            Fingerprinter fingerprinter = of(batches.schema());
            for (var batch = batches.next(); batch.isPresent(); batch = batches.next()) {
                fingerprinter.add(batch.get());
            }
            return fingerprinter.fingerprint();
        }
    }

    /**
     * The next rows. Throws IllegalArgumentException where they have another schema, and IllegalStateException where the
     * fingerprint has been asked for already.
     */
    public void add(Dataset batch) {
        if (!batch.schema().equals(schema)) {
            throw new IllegalArgumentException(
                    "each part of a table must have its schema " + schema + ", but one has " + batch.schema());
        }
        if (!finished.isEmpty()) {
            throw new IllegalStateException("rows are added before the fingerprint is asked for");
        }
        for (int i = 0; i < hashes.length; i++) {
            CellEncoder.of(batch.column(i), false).putAll(hashes[i]);
        }
        rows += batch.rowCount();
    }

    /** How many rows were added. */
    public long rows() {
        return rows;
    }

    /** What {@link Dataset#fingerprint()} is of the table of all rows. Nothing can be added any more. */
    public Digest fingerprint() {
        return Fingerprints.of(rows, columnFingerprints());
    }

    /** What {@link Dataset#columnFingerprints()} is of the table of all rows. Nothing can be added any more. */
    public Map<String, Digest> columnFingerprints() {
        if (finished.isEmpty()) {
            Map<String, Digest> digests = new LinkedHashMap<>();
            for (int i = 0; i < hashes.length; i++) {
                digests.put(schema.fields().get(i).name(), hashes[i].finishDigest());
            }
            finished = Collections.unmodifiableMap(digests);
        }
        return finished;
    }
}
