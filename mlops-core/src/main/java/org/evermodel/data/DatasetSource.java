package org.evermodel.data;

/** Where a table comes from: a file, a query. Reading it twice gives equal tables while the source stands still. */
public interface DatasetSource {
    /**
     * Reads the whole table. Throws {@link MalformedDataException} naming file, record, column and value where the
     * content is no table, and {@link org.evermodel.NotFoundException} where there is nothing to read.
     */
    Dataset load();

    /** Where the table is, for messages and records: a path or an address without credentials. */
    String location();
}
