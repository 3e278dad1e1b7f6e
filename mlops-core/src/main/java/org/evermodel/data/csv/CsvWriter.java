package org.evermodel.data.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.evermodel.data.Batches;
import org.evermodel.data.Column;
import org.evermodel.data.Dataset;
import org.evermodel.data.DatasetSource;
import org.evermodel.data.Schema;

/**
 * Writes tables as RFC 4180 says: a header, commas, double quotes where they are needed, CRLF, in UTF-8.
 *
 * <pre>{@code
 * CsvWriter.write(patients, Path.of("patients.csv"));
 * Dataset again = CsvSource.builder(Path.of("patients.csv")).header().schema(patients.schema()).build().load();
 * }</pre>
 *
 * <p>A missing cell is nothing, or a pair of quotes where it is alone on its line. A text of no characters is a pair of
 * quotes, which other readers tell from nothing; {@link CsvSource} does not, and takes texts of blanks alone as missing
 * too. All other cells come back as they were under the table's schema. Reals are the shortest digits that give the same
 * double; times are ISO in UTC.
 *
 * <p>The file is written beside its place, forced, and then takes it at once, replacing what was there.
 */
public final class CsvWriter {
    private CsvWriter() {}

    /**
     * Writes a table. Throws {@link org.evermodel.StorageException} where the file cannot be written and
     * IllegalArgumentException where a column's name has blanks around it, which reading would drop.
     */
    public static void write(Dataset table, Path file) {
        write(Batches.of(table), file);
    }

    /** As {@link #write(Dataset, Path)}, for a table that need not fit into memory. */
    public static void write(DatasetSource source, Path file) {
        write(source.batches(), file);
    }

    private static void write(Batches parts, Path file) {
        try (parts;
                BesideFile beside = BesideFile.of(file)) {
            try {
                beside.writer().write(header(parts.schema()));
                for (Optional<Dataset> part = parts.next(); part.isPresent(); part = parts.next()) {
                    write(part.get(), beside);
                }
            } catch (IOException e) {
                throw beside.unwritable(e);
            }
            beside.complete();
        }
    }

    private static String header(Schema schema) {
        for (String name : schema.names()) {
            if (!Blanks.trim(name).equals(name)) {
                throw new IllegalArgumentException(
                        "a column's name must have no blanks around it to be a header, but one is \"" + name + "\"");
            }
        }
        return CsvText.line(schema.names());
    }

    private static void write(Dataset part, BesideFile beside) throws IOException {
        StringBuilder line = new StringBuilder();
        int columns = part.columnCount();
        for (int row = 0; row < part.rowCount(); row++) {
            line.setLength(0);
            for (int i = 0; i < columns; i++) {
                line.append(i == 0 ? "" : ",");
                append(line, part.column(i), row);
            }
            line.append(line.isEmpty() ? "\"\"\r\n" : "\r\n");
            beside.writer().append(line);
        }
    }

    private static void append(StringBuilder line, Column column, int row) {
        if (column.isNull(row)) {
            return;
        }
        if (column instanceof Column.Integers wholes) {
            line.append(wholes.get(row));
        } else if (column instanceof Column.Reals reals) {
            line.append(reals.get(row));
        } else if (column instanceof Column.Booleans truths) {
            line.append(truths.get(row));
        } else if (column instanceof Column.Timestamps times) {
            line.append(times.get(row));
        } else if (column instanceof Column.Strings texts) {
            String text = texts.get(row);
            line.append(text.isEmpty() ? "\"\"" : CsvText.field(text));
        }
    }
}
