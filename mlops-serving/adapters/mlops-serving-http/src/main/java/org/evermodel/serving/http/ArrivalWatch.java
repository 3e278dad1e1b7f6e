package org.evermodel.serving.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes connections on which the head of a request drips and does not end: each byte keeps the connection from being
 * idle, so Jetty would wait for ever. Looks at all connections several times within the time a head may take. Thread-safe.
 */
final class ArrivalWatch extends AbstractLifeCycle implements Connection.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(ArrivalWatch.class);
    private static final int LOOKS = 4;

    private final Scheduler scheduler;
    private final long most;
    private final Map<Connection, Seen> connections = new ConcurrentHashMap<>();

    ArrivalWatch(Scheduler scheduler, Duration most) {
        this.scheduler = scheduler;
        this.most = most.toNanos();
    }

    /**
     * How a connection stood at the last look.
     *
     * @param looks how many looks ago an unfinished head began; 0 for none
     */
    private record Seen(long requests, long bytes, int looks) {}

    @Override
    public void onOpened(Connection connection) {
        connections.put(connection, new Seen(0, 0, 0));
    }

    @Override
    public void onClosed(Connection connection) {
        connections.remove(connection);
    }

    @Override
    protected void doStart() {
        scheduler.schedule(this::look, most / LOOKS, TimeUnit.NANOSECONDS);
    }

    private void look() {
        try {
            connections.keySet().forEach(this::lookOrDrop);
        } finally {
            if (isRunning() || isStarting()) {
                doStart();
            }
        }
    }

    /** One connection that cannot be looked at must not keep the others from being. */
    private void lookOrDrop(Connection connection) {
        try {
            look(connection);
        } catch (RuntimeException e) {
            LOG.warn("a connection could not be looked at and is watched no more", e);
            connections.remove(connection);
        }
    }

    private void look(Connection connection) {
        Seen now = connections.computeIfPresent(connection, (key, last) -> next(key, last));
        if (now != null && now.looks() > LOOKS) {
            connection.getEndPoint().close();
        }
    }

    private static Seen next(Connection connection, Seen last) {
        long requests = connection.getMessagesIn();
        long bytes = connection.getBytesIn();
        boolean waiting = requests == connection.getMessagesOut() && requests == last.requests();
        boolean begun = waiting && (last.looks() > 0 || bytes > last.bytes());
        return new Seen(requests, bytes, begun ? last.looks() + 1 : 0);
    }
}
