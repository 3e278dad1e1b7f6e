package org.evermodel.data.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.evermodel.MlopsException;
import org.evermodel.data.DataPlace;
import org.evermodel.data.Dataset;
import org.evermodel.data.MalformedDataException;

/** Reads files into tables of one schema: once, and once more where a column turned out to be text behind numbers. */
final class TableReader {
    private final List<CsvSource> sources;
    private final List<FileBytes> files;

    private TableReader(List<CsvSource> sources) {
        this.sources = sources;
        this.files = sources.stream().map(source -> FileBytes.of(source.file())).toList();
    }

    /** A table for each source. */
    static List<Dataset> read(List<CsvSource> sources) {
        return new TableReader(List.copyOf(sources)).read();
    }

    private List<Dataset> read() {
        CsvFormat format = sources.get(0).format();
        MissingMarks marks = new MissingMarks(format.missing());
        Gathering first = format.schema().isPresent()
                ? new Gathering(marks, format.schema().get())
                : new Gathering(marks, sources.get(0).location());
        List<Integer> rows = gather(first);
        Optional<Gathering> second = Optional.empty();
        if (first.isIncomplete()) {
            second = Optional.of(first.secondReading());
            gather(second.get());
        }
        files.forEach(FileBytes::requireUnchanged);
        return cut(Dataset.of(first.finish(second)), rows);
    }

    private List<Integer> gather(Gathering gathering) {
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            rows.add(gather(sources.get(i), files.get(i), gathering));
        }
        return rows;
    }

    private static int gather(CsvSource source, FileBytes file, Gathering gathering) {
        DataPlace place = DataPlace.in(source.location());
        RecordHandler handler = new RecordHandler(place, source.format(), gathering);
        try (InputStream in = file.open();
                DecodingReader text = new DecodingReader(in, source.format().charset());
                CsvReader<Object> reader = parser(source.format()).build(handler, text)) {
            // The handler keeps every record to itself, so the first look for one reads the whole file.
            if (reader.iterator().hasNext()) {
                throw new IllegalStateException("the handler gives no record away");
            }
        } catch (IOException e) {
            throw FileBytes.unreadable(source.file(), e);
        } catch (UncheckedIOException e) {
            throw failure(source, handler, e);
        } catch (CsvParseException e) {
            throw failure(handler, e);
        }
        if (!handler.isHeaded()) {
            throw new MalformedDataException(place, ": is empty, but a table is expected");
        }
        if (handler.records() == 0) {
            throw new MalformedDataException(place, ": has no data rows, only a header");
        }
        return Math.toIntExact(handler.records());
    }

    private static CsvReader.CsvReaderBuilder parser(CsvFormat format) {
        CsvReader.CsvReaderBuilder parser = CsvReader.builder()
                .fieldSeparator(format.delimiter())
                .quoteCharacter(format.quote())
                .trimWhitespacesAroundQuotes(format.trim())
                .allowUnclosedQuote(false);
        format.comment()
                .ifPresent(c -> parser.commentStrategy(CommentStrategy.SKIP).commentCharacter(c));
        return parser;
    }

    private static MlopsException failure(CsvSource source, RecordHandler handler, UncheckedIOException e) {
        return e.getCause() instanceof DecodingReader.UndecodableException undecodable
                ? new MalformedDataException(handler.place(), ": " + undecodable.getMessage(), undecodable)
                : FileBytes.unreadable(source.file(), Objects.requireNonNull(e.getCause()));
    }

    /** The handler's own complaints come wrapped; the parser's say where once more, which is cut. */
    private static RuntimeException failure(RecordHandler handler, CsvParseException e) {
        Throwable cause = e.getCause();
        if (cause instanceof RuntimeException ours) {
            return ours;
        }
        String reason = String.valueOf(e.getMessage()).replaceAll(" \\(record starting at line \\d+\\)", "");
        return new MalformedDataException(handler.place(), ": " + reason, e);
    }

    private static List<Dataset> cut(Dataset all, List<Integer> rows) {
        if (rows.size() == 1) {
            return List.of(all);
        }
        List<Dataset> tables = new ArrayList<>();
        int from = 0;
        for (int count : rows) {
            tables.add(all.slice(from, from + count));
            from += count;
        }
        return List.copyOf(tables);
    }
}
