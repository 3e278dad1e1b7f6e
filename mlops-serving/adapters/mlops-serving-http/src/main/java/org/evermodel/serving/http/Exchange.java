package org.evermodel.serving.http;

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

    private static final int LINGER_BYTES = 16 << 20;

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final AtomicBoolean done = new AtomicBoolean();
    private int discarded;

    Exchange(Request request, Response response, Callback callback) {
        this.request = request;
        this.response = response;
        this.callback = callback;
    }

    /** Answers a request whose body was read. */
    void answer(Reply reply) {
        Front.head(response, reply);
        response.write(true, reply.body(), callback);
    }

    /** Answers a request whose body was not read to its end. */
    void refuse(Reply reply) {
        if (request.getLength() == 0) {
            answer(reply);
            return;
        }
        if (reply.status() == Refusal.TOO_LARGE) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        Front.head(response, reply);
        response.write(true, reply.body(), Callback.from(this::linger, this::failed));
    }

    /** Answers a request for more of whose body somebody waits, who calls {@link #discard} with what comes. */
    void giveUp(Reply reply) {
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
