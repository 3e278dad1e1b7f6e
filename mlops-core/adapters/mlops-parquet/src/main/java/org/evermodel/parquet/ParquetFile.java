package org.evermodel.parquet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.evermodel.MlopsException;
import org.evermodel.NotFoundException;
import org.evermodel.StorageException;
import org.evermodel.data.DataPlace;
import org.evermodel.data.MalformedDataException;
import org.evermodel.data.Schema;

/** A file that is open. Whatever the reader beneath throws over its bytes is told with the file. Used by one thread. */
final class ParquetFile implements AutoCloseable {
    /** Where the file says which texts are categories. */
    static final String SCHEMA_KEY = "org.evermodel.schema";

    private final DataPlace place;
    private final ParquetFileReader reader;
    private final List<ParquetColumn> columns;

    private ParquetFile(DataPlace place, ParquetFileReader reader) {
        this.place = place;
        this.reader = reader;
        this.columns = ParquetColumn.of(fileSchema(), place);
        if (columns.isEmpty()) {
            throw new MalformedDataException(
                    place, ": has no columns; it is damaged, or its writer left them all out: write it anew");
        }
    }

    static ParquetFile open(Path file) {
        if (!Files.exists(file)) {
            throw new NotFoundException(file + ": there is no such file");
        }
        DataPlace place = DataPlace.in(file.toString());
        if (Files.isDirectory(file)) {
            throw new MalformedDataException(place, ": is a directory, but a file is expected");
        }
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new Packing(place))
                .usePageChecksumVerification(true)
                .build();
        ParquetFileReader reader = guarded(place, () -> ParquetFileReader.open(new LocalInputFile(file), options));
        try {
            return guarded(place, () -> new ParquetFile(place, reader));
        } catch (MlopsException e) {
            try (reader) {
                throw e;
            } catch (IOException closing) {
                e.addSuppressed(closing);
                throw e;
            }
        }
    }

    DataPlace place() {
        return place;
    }

    MessageType fileSchema() {
        return reader.getFooter().getFileMetaData().getSchema();
    }

    String createdBy() {
        return String.valueOf(reader.getFooter().getFileMetaData().getCreatedBy());
    }

    List<ParquetColumn> columns() {
        return columns;
    }

    /** The schema that was written along, if it is there and is one. */
    Optional<Schema> written() {
        String json = reader.getFooter().getFileMetaData().getKeyValueMetaData().get(SCHEMA_KEY);
        if (json == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Schema.fromJson(json));
        } catch (MalformedDataException e) {
            throw new MalformedDataException(place, ": the schema that was written along is damaged", e);
        }
    }

    /** Only these columns are read from now on. */
    void only(MessageType projection) {
        reader.setRequestedSchema(projection);
    }

    /** The next group of rows, or empty behind the last one. */
    Optional<PageReadStore> nextRows() {
        return Optional.ofNullable(guarded(place, () -> reader.readNextFilteredRowGroup()));
    }

    /** What {@code reading} gives; what it throws is told as a fault of the file. */
    static <T> T guarded(DataPlace place, Callable<T> reading) {
        try {
            return reading.call();
        } catch (MlopsException e) {
            throw e;
        } catch (IOException e) {
            throw new StorageException(place + ": could not be read: " + e.getMessage(), e);
        } catch (Exception e) {
            // Over damaged bytes the reader beneath throws exceptions of many kinds, unchecked ones of the JDK too.
            throw new MalformedDataException(place, ": is no Parquet file, or a damaged one: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new StorageException(place + ": could not be closed: " + e.getMessage(), e);
        }
    }
}
