package org.evermodel.serving.http;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Gathers a body as it arrives and has it answered when it is whole. What was not sent costs nothing: a client that drips
 * holds neither a thread nor more memory than it has sent, and is cut off in the end.
 */
final class Upload implements Runnable {
    private static final int FIRST = 1_024;

    private final Request request;
    private final Exchange exchange;
    private final Action action;
    private final Gate gate;
    private final int mostBytes;
    private final Duration arrival;
    private byte[] body;
    private int length;
    private int held;
    private boolean over;
    private volatile boolean expired;
    private Scheduler.@Nullable Task deadline;

    Upload(Request request, Exchange exchange, Action action, Gate gate, int mostBytes, Duration arrival) {
        this.request = request;
        this.exchange = exchange;
        this.action = action;
        this.gate = gate;
        this.mostBytes = mostBytes;
        this.arrival = arrival;
        this.body = new byte[FIRST];
    }

    static Refusal tooLarge(int mostBytes) {
        return Refusal.of(Refusal.TOO_LARGE, "a body may have " + mostBytes + " bytes, but this one has more");
    }

    /** Reads what has arrived; called again when there is more. */
    @Override
    public void run() {
        try {
            if (expired) {
                exchange.discard();
            } else if (isWhole()) {
                answer();
            }
        } catch (Refusal e) {
            end();
            exchange.refuse(e.reply());
        } catch (RuntimeException | Error e) {
            end();
            exchange.failed(e);
        }
    }

    /** False where more is to come, or it is over. */
    private synchronized boolean isWhole() {
        try {
            return readAll();
        } catch (Refusal e) {
            // Before anybody else may enter: a request that is refused must not expire as well.
            over = true;
            throw e;
        }
    }

    private boolean readAll() {
        while (!over) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                await();
                return false;
            }
            if (Content.Chunk.isFailure(chunk)) {
                throw Refusal.of(Refusal.BAD_REQUEST, "the body did not arrive as a whole");
            }
            boolean last = chunk.isLast();
            try {
                take(chunk);
            } finally {
                chunk.release();
            }
            if (last) {
                over = true;
                return true;
            }
        }
        return false;
    }

    private void await() {
        if (deadline == null) {
            deadline = request.getComponents()
                    .getScheduler()
                    .schedule(this::expire, arrival.toNanos(), TimeUnit.NANOSECONDS);
        }
        request.demand(this);
    }

    private void take(Content.Chunk chunk) {
        int more = chunk.remaining();
        if (more > mostBytes - length) {
            throw tooLarge(mostBytes);
        }
        if (more > 0 && !gate.bodies().mayHold(more)) {
            throw busy();
        }
        held += more;
        if (more > body.length - length) {
            body = Arrays.copyOf(body, (int) Math.min(mostBytes, Math.max(length + (long) more, body.length * 2L)));
        }
        chunk.getByteBuffer().get(body, length, more);
        length += more;
    }

    static Refusal busy() {
        return Refusal.of(Refusal.UNAVAILABLE, "the server has as much to do as it can; try again");
    }

    private void answer() {
        if (!gate.mayAnswer()) {
            end();
            exchange.answer(busy().reply());
            return;
        }
        Reply reply;
        try {
            reply = Guard.reply(() -> action.work().answer(body, length));
        } finally {
            gate.answered();
            end();
        }
        int bytes = reply.body().remaining();
        if (gate.replies().mayHold(bytes)) {
            exchange.answer(reply, () -> gate.replies().free(bytes));
        } else {
            exchange.answer(busy().reply());
        }
    }

    private void expire() {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            expired = true;
        }
        end();
        exchange.giveUp(
                Reply.error(Refusal.TIMEOUT, "the request did not arrive within " + arrival.toSeconds() + " seconds"));
    }

    private synchronized void end() {
        over = true;
        gate.bodies().free(held);
        held = 0;
        if (deadline != null) {
            deadline.cancel();
        }
    }
}
