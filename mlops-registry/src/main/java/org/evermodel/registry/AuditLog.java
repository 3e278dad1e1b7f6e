package org.evermodel.registry;

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

    /** Proves the log, and that every record is as the log tells; names each row and each record that is not. */
    Verification verify();
}
