package org.evermodel.data;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Parts that are there already. */
final class ListedBatches implements Batches {
    private final Schema schema;
    private Iterator<Dataset> parts;

    ListedBatches(Schema schema, List<Dataset> parts) {
        for (Dataset part : parts) {
            if (!part.schema().equals(schema)) {
                throw new IllegalArgumentException(
                        "each part of a table must have its schema " + schema + ", but one has " + part.schema());
            }
        }
        this.schema = schema;
        this.parts = parts.stream().filter(part -> part.rowCount() > 0).toList().iterator();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Optional<Dataset> next() {
        return parts.hasNext() ? Optional.of(parts.next()) : Optional.empty();
    }

    @Override
    public void close() {
        parts = List.<Dataset>of().iterator();
    }
}
