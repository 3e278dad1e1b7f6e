package org.evermodel.serving.http;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.evermodel.ModelName;
import org.evermodel.NotFoundException;
import org.evermodel.serving.Endpoint;

/** The services that are served, by the names of their models. Thread-safe. */
final class Served {
    private final Map<String, Service> services = new ConcurrentHashMap<>();

    void add(Endpoint endpoint) {
        if (services.putIfAbsent(endpoint.model().value(), new Service(endpoint)) != null) {
            throw new IllegalArgumentException("model \"" + endpoint.model() + "\" is served already");
        }
    }

    void remove(ModelName model) {
        if (services.remove(model.value()) == null) {
            throw new NotFoundException("model \"" + model + "\" is not served; served are " + services.keySet());
        }
    }

    Service require(String model) {
        Service service = services.get(model);
        if (service == null) {
            throw Refusal.of(Refusal.NOT_FOUND, "no model " + Shown.quoted(model) + " is served here");
        }
        return service;
    }

    /** The one that is meant where none is named. */
    Service only() {
        List<Service> all = List.copyOf(services.values());
        if (all.isEmpty()) {
            throw Refusal.of(Refusal.NOT_FOUND, "no model is served here");
        }
        if (all.size() > 1) {
            throw Refusal.bad(
                    "%d models are served here, so the address must say which, as in /invocations?model=%s; served are %s",
                    all.size(), all.get(0).model(), Shown.names(List.copyOf(services.keySet())));
        }
        return all.get(0);
    }

    boolean isEmpty() {
        return services.isEmpty();
    }

    /** Whether every endpoint answers. */
    boolean areReady() {
        return services.values().stream().allMatch(Service::isReady);
    }
}
