package org.evermodel.parquet;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.evermodel.StorageException;
import org.evermodel.data.Batches;
import org.evermodel.data.DataPlace;
import org.evermodel.data.Dataset;
import org.evermodel.data.DatasetSource;

/**
 * Writes tables as Parquet files, packed by Snappy, which any reader of Parquet opens.
 *
 * <pre>{@code
 * ParquetTables.write(CsvSource.of(csv), Path.of("patients.parquet"));
 * }</pre>
 *
 * <p>Whole numbers are written with 64 bits, reals as doubles, times in microseconds of UTC and texts in UTF-8; the
 * schema is written along, so that {@link ParquetSource} gives back an equal table.
 */
public final class ParquetTables {
    /** What is held in memory before it is written; files of others have larger groups, readers of them larger heaps. */
    private static final long GROUP_BYTES = 16L << 20;

    private ParquetTables() {}

    /** Writes a table, read in parts, to a file, which appears when it is complete; throws StorageException if it cannot be. */
    public static void write(DatasetSource source, Path file) {
        try {
            Path target = file.toAbsolutePath();
            Path folder = target.getParent();
            Path beside = Files.createTempFile(folder == null ? target : folder, ".writing-", ".parquet");
            try {
                fill(source, beside);
                Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw new StorageException(file + ": could not be written: " + e.getMessage(), e);
        }
    }

    /** Writes a table that is in memory, as above. */
    public static void write(Dataset table, Path file) {
        write(DatasetSource.of(table, "memory"), file);
    }

    private static void fill(DatasetSource source, Path file) throws IOException {
        Files.delete(file);
        try (Batches batches = source.batches()) {
            if (batches.schema().size() == 0) {
                throw new IllegalArgumentException("a Parquet file has at least one column, but the table has none");
            }
            RowWriting rows = new RowWriting(batches.schema());
            try (ParquetWriter<Integer> out = new RowWriting.Builder(new LocalOutputFile(file), rows)
                    .withConf(new PlainParquetConfiguration())
                    .withCodecFactory(new Packing(DataPlace.in(file.toString())))
                    .withCompressionCodec(CompressionCodecName.SNAPPY)
                    .withRowGroupSize(GROUP_BYTES)
                    .build()) {
                for (var batch = batches.next(); batch.isPresent(); batch = batches.next()) {
                    rows.turnTo(batch.get());
                    for (int row = 0; row < batch.get().rowCount(); row++) {
                        out.write(row);
                    }
                }
            }
        }
        try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
            written.force(true);
        }
    }
}
