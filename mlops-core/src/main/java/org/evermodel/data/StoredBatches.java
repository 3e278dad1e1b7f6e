package org.evermodel.data;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.evermodel.ArtifactDamagedException;
import org.evermodel.Digest;

/** The rows of chunks, the short ones together; verifies at the end that they are all of the table. */
final class StoredBatches implements Batches {
    private final StoredTable table;
    private final Fingerprinter fingerprinter;
    private final boolean all;
    private Iterator<Digest> chunks;

    StoredBatches(StoredTable table, List<Digest> chunks, boolean all) {
        this.table = table;
        this.chunks = chunks.iterator();
        this.all = all;
        this.fingerprinter = Fingerprinter.of(table.schema());
    }

    @Override
    public Schema schema() {
        return table.schema();
    }

    @Override
    public Optional<Dataset> next() {
        int enough = Batches.rowsFor(schema().size());
        List<Dataset> parts = new ArrayList<>();
        for (int rows = 0; rows < enough && chunks.hasNext(); ) {
            Dataset chunk = table.read(chunks.next());
            parts.add(chunk);
            rows += chunk.rowCount();
        }
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        Dataset batch = Dataset.stacked(schema(), parts);
        if (all) {
            fingerprinter.add(batch);
            requireComplete();
        }
        return Optional.of(batch);
    }

    /** Each chunk is verified by its digest; that they are the right ones shows in the fingerprint of all. */
    private void requireComplete() {
        if (!chunks.hasNext() && !fingerprinter.fingerprint().equals(table.fingerprint())) {
            throw new ArtifactDamagedException(
                    table.manifest(),
                    "it holds a table of fingerprint " + fingerprinter.fingerprint() + ", not " + table.fingerprint());
        }
    }

    @Override
    public void close() {
        chunks = List.<Digest>of().iterator();
    }
}
