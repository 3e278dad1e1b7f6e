package org.evermodel.data.csv;

import java.util.function.Consumer;

/** Takes rejected records. */
interface RejectSink extends AutoCloseable {
    void add(Reject reject);

    /** All of them were added. */
    void complete();

    /** Lets go; what was not completed is discarded. Idempotent. */
    @Override
    void close();

    static RejectSink of(Consumer<Reject> taker) {
        return new RejectSink() {
            @Override
            public void add(Reject reject) {
                taker.accept(reject);
            }

            @Override
            public void complete() {}

            @Override
            public void close() {}
        };
    }
}
