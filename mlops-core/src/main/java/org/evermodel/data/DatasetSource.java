package org.evermodel.data;

/** Where a table comes from: a file, a query. Reading it twice gives equal tables while the source stands still. */
public interface DatasetSource {
    /**
     * Reads the whole table. Throws {@link MalformedDataException} naming file, record, column and value where the
     * content is no table, and {@link org.evermodel.NotFoundException} where there is nothing to read.
     */
    Dataset load();

    /**
     * Reads the table in parts, for tables that may be larger than memory; the parts together are what {@link #load()}
     * gives. Throws as it does, here or where a part is read. The default loads the table and gives its parts.
     */
    default Batches batches() {
        return Batches.of(load());
    }

    /** Where the table is, for messages and records: a path or an address without credentials. */
    String location();

    /** A table that is in memory as a source. */
    static DatasetSource of(Dataset table, String location) {
        return new TableSource(table, location);
    }
}
