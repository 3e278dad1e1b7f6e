package org.evermodel.registry.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who changed what, when and why: a row for every change, committed with it. Each row holds a hash over the row before,
 * and digests of the records it wrote, so that nothing can be edited or removed unseen, in the log or beside it; the last
 * row's hash is kept apart. Whoever could rewrite the whole store could rewrite the log: to notice that as well, keep a
 * copy of {@link #last()} elsewhere and look whether its row still has its hash. Thread-safe.
 */
public interface AuditLog {
    /** The last row, if anything was ever changed. */
    Optional<AuditEntry> last();

    /** At most {@code limit} rows, the last one first. */
    List<AuditEntry> last(int limit);

    /** All rows from the first one on, fetched page by page. */
    Stream<AuditEntry> entries();

    /** The rows that are wanted, in order, fetched page by page. */
    Stream<AuditEntry> entries(AuditFilter filter);

    /**
     * At most {@code limit} of the rows that are wanted; for those after them ask again with
     * {@link AuditFilter#after(long)} of the last one's number.
     */
    default List<AuditEntry> page(AuditFilter filter, int limit) {
        try (Stream<AuditEntry> rows = entries(filter)) {
            return rows.limit(limit).toList();
        }
    }

    /**
     * Writes all rows as JSON Lines, one a line and to the byte as they are hashed, so that {@link #verify(Path)} can prove
     * them from these lines alone. Does not close the stream.
     *
     * @return how many rows
     */
    long exportTo(OutputStream out) throws IOException;

    /**
     * As {@link #exportTo(OutputStream)}, into a file, in place of one that is there: written beside it, forced, then moved.
     *
     * @return how many rows
     */
    long exportTo(Path file) throws IOException;

    /**
     * Proves an exported log, without any registry; names each row that was edited or is missing. Rows that are missing at
     * the end leave no trace in the file: compare the number of rows looked at, or the last line's hash, with what is
     * kept elsewhere.
     */
    static Verification verify(Path file) throws IOException {
        return ExportedLog.verify(file);
    }

    /** Proves the log, and that every record is as the log tells; names each row and each record that is not. */
    Verification verify();
}
