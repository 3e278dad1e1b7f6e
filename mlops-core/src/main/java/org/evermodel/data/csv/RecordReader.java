package org.evermodel.data.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.evermodel.data.DataPlace;
import org.evermodel.data.MalformedDataException;

/** Reads the records of one file into their columns, all at once or some at a time. Not thread-safe. */
final class RecordReader implements Closeable {
    private final CsvInput input;
    private final RecordHandler handler;
    private final DecodingReader text;
    private final RecordParser parser;
    private final Optional<RejectLog> rejects;
    private final boolean whole;

    private RecordReader(
            CsvInput input,
            RecordHandler handler,
            DecodingReader text,
            CsvFormat format,
            Optional<RejectLog> rejects,
            boolean whole) {
        this.input = input;
        this.handler = handler;
        this.text = text;
        this.parser = new RecordParser(text, format, handler);
        this.rejects = rejects;
        this.whole = whole;
    }

    /** All of a file; what cannot be taken goes to {@code rejects}, where there are some. */
    static RecordReader of(OpenFile file, Gathering gathering, Optional<RejectLog> rejects) {
        CsvInput input = file.input();
        RecordHandler handler =
                new RecordHandler(DataPlace.in(input.name()), file.format(), gathering, rejects.isPresent());
        try {
            InputStream in = input.open();
            DecodingReader text = DecodingReader.of(in, file.format().dialect().charset(), true);
            return new RecordReader(input, handler, text, file.format(), rejects, true);
        } catch (IOException e) {
            throw input.unreadable(e);
        }
    }

    /** What stands in {@code range}, which is behind the header of these names and starts with a record. */
    static RecordReader ofRange(OpenFile file, ByteRange range, List<String> header, Gathering gathering) {
        FileInput input = (FileInput) file.input();
        RecordHandler handler = new RecordHandler(DataPlace.in(input.name()), file.format(), gathering, false);
        try {
            InputStream in = input.open(range);
            DecodingReader text = DecodingReader.of(in, file.format().dialect().charset(), range.from() == 0);
            if (range.from() > 0) {
                handler.beginBehind(header);
            }
            return new RecordReader(input, handler, text, file.format(), Optional.empty(), false);
        } catch (IOException e) {
            throw input.unreadable(e);
        }
    }

    /** Whether the columns are known. */
    boolean isHeaded() {
        return handler.isHeaded();
    }

    List<String> names() {
        return handler.names();
    }

    /** Reads up to the record that names the columns. */
    void readHeader() {
        try {
            while (!handler.isHeaded() && parseLine()) {
                handler.takeRefusal();
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Reads at most {@code most} records; the number of those that were taken is less at the end of the file only. */
    long read(long most) {
        long before = handler.records();
        try {
            while (handler.records() - before < most) {
                if (!parseLine()) {
                    requireTable();
                    break;
                }
            }
        } catch (IOException e) {
            throw failure(e);
        }
        return handler.records() - before;
    }

    private boolean parseLine() throws IOException {
        boolean more;
        try {
            more = parser.parse();
        } catch (RecordParser.SyntaxException e) {
            if (rejects.isEmpty() || !handler.isHeaded()) {
                String between = e.reason().startsWith("is") ? " " : ": ";
                throw new MalformedDataException(handler.place(), between + e.reason(), e);
            }
            String line = parser.recover(Reject.LONGEST_RAW);
            rejects.get().add(new Reject(handler.place(), e.reason(), line));
            handler.reject();
            return true;
        }
        if (rejects.isPresent()) {
            report(rejects.get());
        }
        return more;
    }

    private void report(RejectLog log) {
        handler.takeRefusal()
                .ifPresent(refusal ->
                        log.add(new Reject(refusal.place(), refusal.reason(), parser.raw(Reject.LONGEST_RAW))));
    }

    private void requireTable() {
        if (!whole) {
            return;
        }
        DataPlace place = DataPlace.in(input.name());
        if (!handler.isHeaded()) {
            throw new MalformedDataException(place, ": is empty, but a table is expected");
        }
        if (handler.records() == 0) {
            String why = handler.rejected() == 0
                    ? ": has no data rows, only a header"
                    : ": has no data rows that can be taken; all " + handler.rejected() + " were rejected";
            throw new MalformedDataException(place, why);
        }
    }

    private RuntimeException failure(IOException e) {
        return e instanceof DecodingReader.UndecodableException
                ? new MalformedDataException(handler.place(), ": " + e.getMessage(), e)
                : input.unreadable(e);
    }

    @Override
    public void close() {
        try {
            text.close();
        } catch (IOException e) {
            throw input.unreadable(e);
        }
    }
}
