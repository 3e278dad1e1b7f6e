package org.evermodel.data.csv;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.evermodel.data.Batches;
import org.evermodel.data.DataPlace;
import org.evermodel.data.Dataset;
import org.evermodel.data.MalformedDataException;
import org.evermodel.data.Schema;
import org.jspecify.annotations.Nullable;

/** The parts of a table whose types are known, read as they are asked for. Not thread-safe. */
final class CsvBatches implements Batches {
    private final List<OpenFile> files;
    private final Schema schema;
    private final Gathering gathering;
    private final CsvSource source;
    private final Optional<RejectLog> rejects;
    private final OptionalLong scanned;
    private final long rowsOfPart;
    private final Iterator<OpenFile> rest;
    private @Nullable RecordReader reader;
    private long rows;
    private boolean ended;

    /** {@code scanned} is the number of rows that an earlier reading found, where there was one. */
    CsvBatches(CsvSource source, List<OpenFile> files, Schema schema, OptionalLong scanned, int rowsOfPart) {
        this.source = source;
        this.rejects = source.rejects().map(RejectWish::log);
        this.files = files;
        this.schema = schema;
        this.gathering =
                Gathering.ofSchema(source.rules(), schema, files.get(0).input().name());
        this.scanned = scanned;
        this.rowsOfPart = rowsOfPart;
        this.rest = files.iterator();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Optional<Dataset> next() {
        long gathered = 0;
        while (gathered < rowsOfPart && isOpen()) {
            gathered += read(rowsOfPart - gathered);
        }
        return gathered == 0 ? Optional.empty() : Optional.of(gathering.part());
    }

    /** Whether there is a file to read from; all is over behind the last one. */
    private boolean isOpen() {
        if (ended || reader != null) {
            return !ended;
        }
        if (!rest.hasNext()) {
            ended = true;
            return false;
        }
        OpenFile file = rest.next();
        reader = RecordReader.of(file, gathering, rejects);
        return true;
    }

    private long read(long most) {
        RecordReader current = Objects.requireNonNull(reader);
        boolean done = false;
        try {
            long count = current.read(most);
            rows += count;
            if (count < most) {
                closeReader();
                requireComplete();
            }
            done = true;
            return count;
        } catch (MalformedDataException e) {
            // Between two readings the likelier cause is a file that is being written.
            files.forEach(file -> file.input().requireUnchanged());
            throw e;
        } finally {
            ended |= !done;
        }
    }

    private void requireComplete() {
        if (rest.hasNext()) {
            return;
        }
        files.forEach(file -> file.input().requireUnchanged());
        if (scanned.isPresent() && rows != scanned.getAsLong()) {
            throw new MalformedDataException(
                    DataPlace.in(files.get(0).input().name()),
                    " has " + rows + " rows, but had " + scanned.getAsLong() + " when its types were found");
        }
        source.completed(rejects);
    }

    private void closeReader() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }

    @Override
    public void close() {
        ended = true;
        rejects.ifPresent(RejectLog::close);
        closeReader();
    }
}
