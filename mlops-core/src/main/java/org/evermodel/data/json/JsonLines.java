package org.evermodel.data.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.evermodel.StorageException;
import org.evermodel.data.Batches;
import org.evermodel.data.Column;
import org.evermodel.data.Dataset;
import org.evermodel.data.DatasetSource;
import org.evermodel.internal.WholeFile;

/**
 * Writes tables as JSON Lines.
 *
 * <pre>{@code
 * JsonLines.write(CsvSource.of(csv), Path.of("patients.jsonl"));
 * }</pre>
 *
 * <p>Each row is an object with all columns in their order, missing cells as null, times as ISO texts in UTC, NaN and the
 * infinities as Python writes them. {@link JsonLinesSource} reads it back equal under the {@linkplain
 * JsonLinesSource#schema table's schema}. Without it, types are found anew from what is written: texts that are all dates
 * become times, and columns without any value become categories.
 */
public final class JsonLines {
    private JsonLines() {}

    /** Writes a table, read in parts, to a file, which appears when it is complete; throws StorageException if it cannot be. */
    public static void write(DatasetSource source, Path file) {
        WholeFile.write(file, out -> write(source, out));
    }

    /** Writes a table that is in memory to a file, as above. */
    public static void write(Dataset table, Path file) {
        write(DatasetSource.of(table, "memory"), file);
    }

    /** Writes a table, read in parts; leaves the stream open. Throws StorageException where it cannot be written to. */
    public static void write(DatasetSource source, OutputStream out) {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
                .build();
        try (Batches batches = source.batches();
                JsonGenerator json = factory.createGenerator(out)) {
            json.setPrettyPrinter(new MinimalPrettyPrinter(""));
            for (var batch = batches.next(); batch.isPresent(); batch = batches.next()) {
                write(batch.get(), json);
            }
        } catch (IOException e) {
            throw new StorageException(
                    source.location() + ": could not be written as JSON Lines: " + e.getMessage(), e);
        }
    }

    private static void write(Dataset batch, JsonGenerator json) throws IOException {
        for (int row = 0; row < batch.rowCount(); row++) {
            json.writeStartObject();
            for (int i = 0; i < batch.columnCount(); i++) {
                json.writeFieldName(batch.schema().fields().get(i).name());
                write(batch.column(i), row, json);
            }
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void write(Column column, int row, JsonGenerator json) throws IOException {
        if (column.isNull(row)) {
            json.writeNull();
        } else if (column instanceof Column.Integers wholes) {
            json.writeNumber(wholes.get(row));
        } else if (column instanceof Column.Reals reals) {
            json.writeNumber(reals.get(row));
        } else if (column instanceof Column.Booleans truths) {
            json.writeBoolean(truths.get(row));
        } else if (column instanceof Column.Strings texts) {
            json.writeString(texts.get(row));
        } else {
            json.writeString(((Column.Timestamps) column).get(row).toString());
        }
    }
}
