package org.evermodel.serving.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** One request and the way back to whoever asked. */
final class Exchange {
    /** How long what a refused client still sends is thrown away, so that it can read the refusal before it is cut off. */
    private static final long LINGER_MILLIS = 1_000;

    /** The slowest a reply may be read, a megabyte a second. */
    private static final int LEAST_BYTES_A_MILLI = 1_000;

    private static final int LINGER_BYTES = 16 << 20;

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final AtomicBoolean done = new AtomicBoolean();
    private final AtomicBoolean inside = new AtomicBoolean();
    private final Gate gate;
    private final Duration patience;
    private int discarded;

    /** {@code patience} is how long a client may take to read a reply, beside the time for its bytes. */
    Exchange(Request request, Response response, Callback callback, Gate gate, Duration patience) {
        this.request = request;
        this.response = response;
        this.gate = gate;
        this.patience = patience;
        this.callback = new Callback.Nested(callback) {
            @Override
            public void completed() {
                leave();
            }
        };
    }

    /** Counts as under way from now on, until it is answered or refused; false where the gate is closed. */
    boolean enter() {
        boolean entered = gate.enter();
        inside.set(entered);
        return entered;
    }

    private void leave() {
        if (inside.compareAndSet(true, false)) {
            gate.leave();
        }
    }

    /** Answers a request whose body was read. */
    void answer(Reply reply) {
        answer(reply, () -> {});
    }

    /** Answers a request whose body was read; {@code written} is run when the reply is, or will not be any more. */
    void answer(Reply reply, Runnable written) {
        AtomicBoolean over = new AtomicBoolean();
        Duration time = patience.plusMillis(reply.body().remaining() / LEAST_BYTES_A_MILLI);
        Front.head(response, reply);
        response.write(true, reply.body(), new Callback.Nested(callback) {
            @Override
            public void completed() {
                over.set(true);
                written.run();
            }
        });
        if (!over.get()) {
            request.getComponents().getScheduler().schedule(() -> cutOff(over), time.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** Who reads a few bytes now and then is never idle, and would have his reply held for ever. */
    private void cutOff(AtomicBoolean over) {
        if (!over.get()) {
            request.getConnectionMetaData().getConnection().getEndPoint().close();
        }
    }

    /** Answers a request whose body was not read to its end. */
    void refuse(Reply reply) {
        if (request.getLength() == 0) {
            answer(reply);
            return;
        }
        leave();
        if (reply.status() == Refusal.TOO_LARGE) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        Front.head(response, reply);
        response.write(true, reply.body(), Callback.from(this::linger, this::failed));
    }

    /** Answers a request for more of whose body somebody waits, who calls {@link #discard} with what comes. */
    void giveUp(Reply reply) {
        leave();
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        Front.head(response, reply);
        response.write(true, reply.body(), Callback.from(this::cutOffLater, this::failed));
    }

    private void linger() {
        discard();
        if (!done.get()) {
            cutOffLater();
        }
    }

    private void cutOffLater() {
        request.getComponents().getScheduler().schedule(this::succeeded, LINGER_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Reads and throws away what a refused client still sends. */
    void discard() {
        while (!done.get()) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this::discard);
                return;
            }
            discarded += chunk.remaining();
            boolean last = chunk.isLast() || Content.Chunk.isFailure(chunk) || discarded > LINGER_BYTES;
            chunk.release();
            if (last) {
                succeeded();
            }
        }
    }

    private void succeeded() {
        if (done.compareAndSet(false, true)) {
            callback.succeeded();
        }
    }

    /** Leaves it to Jetty to say that the server failed. */
    void failed(Throwable failure) {
        if (done.compareAndSet(false, true)) {
            callback.failed(failure);
        }
    }
}
