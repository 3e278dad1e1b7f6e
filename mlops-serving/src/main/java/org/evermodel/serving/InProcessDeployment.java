package org.evermodel.serving;

import java.net.URI;
import java.util.Optional;
import org.evermodel.ModelName;
import org.evermodel.data.Row;
import org.evermodel.model.Prediction;
import org.evermodel.port.Deployment;

final class InProcessDeployment implements Deployment {
    private final Endpoint endpoint;

    InProcessDeployment(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public ModelName model() {
        return endpoint.model();
    }

    @Override
    public Optional<URI> address() {
        return Optional.empty();
    }

    @Override
    public boolean ready() {
        return endpoint.isOpen();
    }

    @Override
    public Prediction predict(Row row) {
        return endpoint.predict(row).prediction();
    }

    @Override
    public void close() {
        endpoint.close();
    }

    @Override
    public String toString() {
        return "Deployment[" + endpoint + "]";
    }
}
