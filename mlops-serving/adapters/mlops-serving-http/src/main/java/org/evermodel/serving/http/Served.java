package org.evermodel.serving.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.evermodel.ModelName;
import org.evermodel.NotFoundException;
import org.evermodel.serving.Endpoint;
import org.evermodel.serving.EndpointStatus;

/** The endpoints that are served, by the names of their models. Thread-safe. */
final class Served {
    private final Map<String, Endpoint> endpoints = new ConcurrentHashMap<>();

    void add(Endpoint endpoint) {
        if (endpoints.putIfAbsent(endpoint.model().value(), endpoint) != null) {
            throw new IllegalArgumentException("model \"" + endpoint.model() + "\" is served already");
        }
    }

    void remove(ModelName model) {
        if (endpoints.remove(model.value()) == null) {
            throw new NotFoundException("model \"" + model + "\" is not served; served are " + endpoints.keySet());
        }
    }

    Endpoint require(String model) {
        Endpoint endpoint = endpoints.get(model);
        if (endpoint == null) {
            throw Refusal.of(Refusal.NOT_FOUND, "no model " + Shown.quoted(model) + " is served here");
        }
        return endpoint;
    }

    /** The one that is meant where none is named. */
    Endpoint only() {
        List<Endpoint> all = List.copyOf(endpoints.values());
        if (all.isEmpty()) {
            throw Refusal.of(Refusal.NOT_FOUND, "no model is served here");
        }
        if (all.size() > 1) {
            throw Refusal.bad(
                    "%d models are served here, so the address must say which, as in /invocations?model=%s; served are %s",
                    all.size(), all.get(0).model(), Shown.names(List.copyOf(endpoints.keySet())));
        }
        return all.get(0);
    }

    boolean isEmpty() {
        return endpoints.isEmpty();
    }

    /** Whether every endpoint answers. */
    boolean areReady() {
        Collection<Endpoint> all = endpoints.values();
        return all.stream().allMatch(Endpoint::isOpen);
    }

    /** How an endpoint stands, or empty where it was closed. */
    static Optional<EndpointStatus> status(Endpoint endpoint) {
        try {
            return Optional.of(endpoint.status());
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** The versions that may answer: the champion, then the canary. */
    static List<Integer> versions(Endpoint endpoint) {
        EndpointStatus status = status(endpoint).orElseThrow(() -> notReady(endpoint));
        List<Integer> versions = new ArrayList<>();
        versions.add(status.champion().number());
        status.canary().ifPresent(canary -> versions.add(canary.version()));
        return versions;
    }

    static Refusal notReady(Endpoint endpoint) {
        return Refusal.of(
                Refusal.UNAVAILABLE, "model " + Shown.quoted(endpoint.model().value()) + " is not ready");
    }
}
