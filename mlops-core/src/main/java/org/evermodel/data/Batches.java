package org.evermodel.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table that comes in parts, for what is done without holding all of it: profiles, checks, fingerprints, drift and
 * storage.
 *
 * <pre>{@code
 * try (Batches batches = source.batches()) {
 *     for (var batch = batches.next(); batch.isPresent(); batch = batches.next()) {
 *         profiler.add(batch.get());
 *     }
 * }
 * }</pre>
 *
 * <p>The parts in their order are the rows of the table in theirs. How many rows a part has is the source's choice and
 * tells nothing; whoever reads must come to the same result however the rows are parted. Used by one thread at a time.
 */
public interface Batches extends AutoCloseable {
    /** The columns of the table and so of each part, known before the first one is read. */
    Schema schema();

    /**
     * The next part, which has at least one row, or empty behind the last one, and then always. Throws
     * {@link MalformedDataException} where the content is no table of this schema.
     */
    Optional<Dataset> next();

    /** The parts that are left as one table, which may have no rows; throws as {@link #next()} does. */
    default Dataset remaining() {
        List<Dataset> parts = new ArrayList<>();
        for (var part = next(); part.isPresent(); part = next()) {
            parts.add(part.get());
        }
        return Dataset.stacked(schema(), parts);
    }

    /** Lets go of the source. Idempotent. */
    @Override
    void close();

    /** The parts of a table that is in memory. */
    static Batches of(Dataset table) {
        return new TableBatches(table, rowsFor(table.columnCount()));
    }

    /** The given parts, all of this schema; those without rows are left out. */
    static Batches of(Schema schema, List<Dataset> parts) {
        return new ListedBatches(schema, parts);
    }

    /**
     * How many rows a part of {@code columns} columns should have: some hundred thousand cells, so that what is done
     * once for each part weighs little and a part of ordinary cells fits into any heap. Parts with long texts must end
     * earlier: {@link #CHARACTERS}.
     */
    static int rowsFor(int columns) {
        return Math.max(LEAST_ROWS, Math.min(MOST_ROWS, CELLS / Math.max(1, columns)));
    }

    /**
     * About how many characters the texts of a part may have, all together: a part ends behind the row that reaches it,
     * however few rows it has, so that long texts fit into any heap, too.
     */
    long CHARACTERS = 8_000_000;

    /** About how many cells a part has. */
    int CELLS = 400_000;

    /** How few rows a part of a wide table has. */
    int LEAST_ROWS = 64;

    /** How many rows a part of a narrow table has. */
    int MOST_ROWS = 32_768;
}
