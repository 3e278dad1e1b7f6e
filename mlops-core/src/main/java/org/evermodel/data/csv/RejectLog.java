package org.evermodel.data.csv;

import java.util.Locale;
import java.util.Optional;
import org.evermodel.data.MalformedDataException;

/** Counts the records that one reading rejects and hands them on, up to a bound. Not thread-safe. */
final class RejectLog implements AutoCloseable {
    private final long most;
    private final RejectSink sink;
    private Optional<Reject> first = Optional.empty();
    private long count;

    RejectLog(long most, RejectSink sink) {
        this.most = most;
        this.sink = sink;
    }

    /** Throws MalformedDataException, naming the first one, where there are more than the bound allows. */
    void add(Reject reject) {
        first = first.isPresent() ? first : Optional.of(reject);
        count++;
        if (count > most) {
            throw new MalformedDataException(
                    first.get().place(),
                    ": " + first.get().reason()
                            + String.format(
                                    Locale.ROOT,
                                    "; more than %,d record%s cannot be taken, of which this is the first",
                                    most,
                                    most == 1 ? "" : "s"));
        }
        sink.add(reject);
    }

    long count() {
        return count;
    }

    void complete() {
        sink.complete();
    }

    @Override
    public void close() {
        sink.close();
    }
}
