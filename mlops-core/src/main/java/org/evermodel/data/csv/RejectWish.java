package org.evermodel.data.csv;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where rejected records go.
 *
 * @param file a file to write them to, unless they go to {@code taker}
 * @param most how many there may be
 */
record RejectWish(Optional<Path> file, Consumer<Reject> taker, long most) {
    /** A log for one reading that delivers rows. */
    RejectLog log() {
        return new RejectLog(most, file.<RejectSink>map(RejectFile::open).orElseGet(() -> RejectSink.of(taker)));
    }

    /** A log for a reading that only looks: it counts. */
    RejectLog counter() {
        return new RejectLog(most, RejectSink.of(reject -> {}));
    }
}
