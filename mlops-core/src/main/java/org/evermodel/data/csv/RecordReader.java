package org.evermodel.data.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Objects;
import org.evermodel.data.DataPlace;
import org.evermodel.data.MalformedDataException;

/** Reads the records of one file into their columns, all at once or some at a time. Not thread-safe. */
final class RecordReader implements Closeable {
    private final CsvInput input;
    private final RecordHandler handler;
    private final CsvReader<Object> reader;
    private final Iterator<Object> records;

    RecordReader(CsvInput input, CsvFormat format, Gathering gathering) {
        this.input = input;
        this.handler = new RecordHandler(DataPlace.in(input.name()), format, gathering);
        this.reader = open(format);
        this.records = reader.iterator();
    }

    private CsvReader<Object> open(CsvFormat format) {
        InputStream in = null;
        try {
            in = input.open();
            return parser(format)
                    .build(handler, new DecodingReader(in, format.dialect().charset()));
        } catch (IOException e) {
            throw input.unreadable(e);
        }
    }

    private static CsvReader.CsvReaderBuilder parser(CsvFormat format) {
        CsvDialect dialect = format.dialect();
        CsvReader.CsvReaderBuilder parser = CsvReader.builder()
                .fieldSeparator(dialect.delimiter())
                .quoteCharacter(dialect.quote())
                .trimWhitespacesAroundQuotes(format.rules().trim())
                .allowUnclosedQuote(false);
        dialect.comment()
                .ifPresent(c -> parser.commentStrategy(CommentStrategy.READ).commentCharacter(c));
        return parser;
    }

    /** Reads at most {@code most} records; the number of those that were read is less at the end of the file only. */
    long read(long most) {
        long before = handler.records();
        handler.pauseAt(most > Long.MAX_VALUE - before ? Long.MAX_VALUE : before + most);
        try {
            if (records.hasNext()) {
                records.next();
            } else {
                requireTable();
            }
        } catch (UncheckedIOException e) {
            throw failure(e);
        } catch (CsvParseException e) {
            throw failure(e);
        }
        return handler.records() - before;
    }

    private void requireTable() {
        DataPlace place = DataPlace.in(input.name());
        if (!handler.isHeaded()) {
            throw new MalformedDataException(place, ": is empty, but a table is expected");
        }
        if (handler.records() == 0) {
            throw new MalformedDataException(place, ": has no data rows, only a header");
        }
    }

    private RuntimeException failure(UncheckedIOException e) {
        return e.getCause() instanceof DecodingReader.UndecodableException undecodable
                ? new MalformedDataException(handler.place(), ": " + undecodable.getMessage(), undecodable)
                : input.unreadable(Objects.requireNonNull(e.getCause()));
    }

    /** The handler's own complaints come wrapped; the parser's say where once more, which is cut. */
    private RuntimeException failure(CsvParseException e) {
        Throwable cause = e.getCause();
        if (cause instanceof RuntimeException ours) {
            return ours;
        }
        String reason = String.valueOf(e.getMessage()).replaceAll(" \\(record starting at line \\d+\\)", "");
        return new MalformedDataException(handler.place(), ": " + reason, e);
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw input.unreadable(e);
        }
    }
}
