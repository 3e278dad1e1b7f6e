package org.evermodel.serving.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.evermodel.data.Schema;
import org.evermodel.model.Signature;
import org.evermodel.serving.Endpoint;
import org.evermodel.serving.EndpointStatus;

/**
 * An endpoint that is served, and the columns its champions took since then. A retrained model may take fewer columns than
 * the one before; clients that go on sending them all must not be refused from one moment to the next. Thread-safe.
 */
final class Service {
    private final Endpoint endpoint;
    private final Set<String> columns = ConcurrentHashMap.newKeySet();
    private volatile Schema last = Schema.of();

    Service(Endpoint endpoint) {
        this.endpoint = endpoint;
        if (endpoint.isOpen()) {
            signature();
        }
    }

    boolean isReady() {
        return endpoint.isOpen();
    }

    String model() {
        return endpoint.model().value();
    }

    /** What the champion takes and answers; 503 where the endpoint was closed. */
    Signature signature() {
        try {
            Signature signature = endpoint.signature();
            if (!signature.inputs().equals(last)) {
                columns.addAll(signature.inputs().names());
                last = signature.inputs();
            }
            return signature;
        } catch (IllegalStateException e) {
            throw unlessOpen(e);
        }
    }

    /** Whether this is a column of the champion's, or of one before. */
    boolean knows(String column) {
        return columns.contains(column);
    }

    /** The versions that may answer: the champion, then the canary. */
    List<Integer> versions() {
        try {
            EndpointStatus status = endpoint.status();
            List<Integer> versions = new ArrayList<>();
            versions.add(status.champion().number());
            status.canary().ifPresent(canary -> versions.add(canary.version()));
            return versions;
        } catch (IllegalStateException e) {
            throw unlessOpen(e);
        }
    }

    /** Asks; {@code version} 0 leaves it to the endpoint who answers. */
    Outcome ask(int version, Grid grid, Optional<String> key) {
        try {
            return Outcome.of(endpoint, version, grid, key);
        } catch (IllegalStateException e) {
            throw unlessOpen(e);
        }
    }

    /** The endpoint may have been closed by its host while it was asked. */
    private RuntimeException unlessOpen(IllegalStateException e) {
        return endpoint.isOpen() ? e : notReady();
    }

    Refusal notReady() {
        return Refusal.of(Refusal.UNAVAILABLE, "model " + Shown.quoted(model()) + " is not ready");
    }
}
