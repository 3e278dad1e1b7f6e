package org.evermodel.parquet;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.evermodel.data.Batches;
import org.evermodel.data.Dataset;
import org.evermodel.data.DatasetSource;
import org.evermodel.data.Schema;

/**
 * Parquet files, one after the other, as one table.
 *
 * <pre>{@code
 * Dataset trips = ParquetSource.of(Path.of("trips.parquet")).load();
 * Profile profile = Profile.of(ParquetSource.of(larger));       // in parts, whatever its size
 * }</pre>
 *
 * <p>Types are those of the file:
 *
 * <ul>
 *   <li>integer: whole numbers, signed or not, and decimals without a fraction; a value beyond 64 bits is refused;
 *   <li>real: floating numbers and decimals with a fraction, as the nearest double; a whole number that no double equals
 *       is refused;
 *   <li>boolean;
 *   <li>timestamp: dates, as midnight in UTC, and timestamps, in UTC where they are local, cut to the microsecond; also the
 *       96-bit ones of older writers;
 *   <li>texts, enums, JSON and UUIDs: categorical or text by {@linkplain org.evermodel.data.Categories one rule} for all
 *       sources, found in a pass over these columns alone; in a file that {@link ParquetTables} wrote, as they were.
 * </ul>
 *
 * <p>Columns inside columns, lists and maps, times without a date and bytes that are no text are refused by name. Files
 * may be packed by Snappy, Gzip, Zstandard or LZ4 (raw). Immutable and thread-safe; each reading reads the files anew.
 */
public final class ParquetSource implements DatasetSource {
    private final List<Path> files;
    private final Optional<Schema> schema;

    private ParquetSource(List<Path> files, Optional<Schema> schema) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one file to read");
        }
        this.files = List.copyOf(files);
        this.schema = schema;
    }

    /** One file. */
    public static ParquetSource of(Path file) {
        return of(List.of(file));
    }

    /** Several files, such as the parts of a data set; all must have the columns of the first, in any order. */
    public static ParquetSource of(List<Path> files) {
        return new ParquetSource(files, Optional.empty());
    }

    /**
     * The same, with these columns in this order and no others: a file with other ones is refused. Texts may be demanded
     * as either, and whole numbers as reals.
     */
    public ParquetSource schema(Schema demanded) {
        return new ParquetSource(files, Optional.of(demanded));
    }

    /**
     * Reads the files. Throws {@link org.evermodel.data.MalformedDataException} naming file, row, column and value of
     * what is no Parquet or no table; {@link org.evermodel.NotFoundException} where a file does not exist;
     * {@link org.evermodel.StorageException} where it cannot be read.
     */
    @Override
    public Dataset load() {
        try (Batches batches = batches()) {
            return batches.remaining();
        }
    }

    /** As {@link #load()}, in parts, for which a group of rows of a file is in memory, packed. */
    @Override
    public Batches batches() {
        return ParquetBatches.open(files, schema.orElseGet(() -> TextKinds.schema(files)));
    }

    @Override
    public String location() {
        return files.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return "ParquetSource[" + location() + "]";
    }
}
