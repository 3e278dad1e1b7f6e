package org.evermodel.serving.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.evermodel.MlopsException;
import org.evermodel.ModelName;
import org.evermodel.data.Row;
import org.evermodel.model.Prediction;
import org.evermodel.model.Signature;
import org.evermodel.port.Deployment;
import org.evermodel.serving.Endpoint;

/** An endpoint, the server before it, and a client that asks as others would. */
final class HttpDeployment implements Deployment {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int ATTEMPTS = 100;

    private final Endpoint endpoint;
    private final InferenceServer server;
    private final URI model;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private volatile boolean closed;

    HttpDeployment(Endpoint endpoint, InferenceServer server) {
        this.endpoint = endpoint;
        this.server = server;
        this.model = server.address().resolve("/v2/models/" + endpoint.model() + "/");
    }

    @Override
    public ModelName model() {
        return endpoint.model();
    }

    @Override
    public Optional<URI> address() {
        return Optional.of(server.address());
    }

    @Override
    public boolean ready() {
        try {
            return !closed && send(request("ready").GET()).statusCode() == OK;
        } catch (MlopsException | IllegalStateException e) {
            // Whoever cannot be reached is not ready, and so is whoever is closed while he is asked.
            return false;
        }
    }

    @Override
    public Prediction predict(Row row) {
        if (closed) {
            throw new IllegalStateException("the deployment of " + model() + " is closed");
        }
        // Scores have no names in a reply: they are taken in the order of the model that answered.
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            Signature signature = endpoint.signature();
            HttpResponse<byte[]> response = ask(row, signature);
            if (isStill(signature)) {
                return answer(response, signature);
            }
        }
        throw new MlopsException("the champion of " + model() + " was exchanged " + ATTEMPTS
                + " times while it was asked about one row; try again");
    }

    /** One that was closed meanwhile answered as it was before. */
    private boolean isStill(Signature signature) {
        try {
            return endpoint.signature().equals(signature);
        } catch (IllegalStateException e) {
            return !endpoint.isOpen();
        }
    }

    private HttpResponse<byte[]> ask(Row row, Signature signature) {
        return send(request("infer")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Asking.body(row, signature.inputs()))));
    }

    private static Prediction answer(HttpResponse<byte[]> response, Signature signature) {
        return switch (response.statusCode()) {
            case OK -> InferReply.prediction(response.body(), signature);
            case Refusal.BAD_REQUEST -> throw new IllegalArgumentException(InferReply.error(response.body()));
            case Refusal.UNAVAILABLE -> throw new IllegalStateException(InferReply.error(response.body()));
            default ->
                throw new MlopsException(response.uri() + " answered " + response.statusCode() + ": "
                        + InferReply.error(response.body()));
        };
    }

    private HttpRequest.Builder request(String verb) {
        return HttpRequest.newBuilder(model.resolve(verb)).timeout(PATIENCE);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            if (closed) {
                throw new IllegalStateException("the deployment of " + model() + " is closed", e);
            }
            throw new MlopsException("no answer from " + model, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MlopsException("interrupted while waiting for an answer from " + model, e);
        }
    }

    @Override
    public void close() {
        closed = true;
        server.close();
        endpoint.close();
    }

    @Override
    public String toString() {
        return "Deployment[" + server.address() + ", " + endpoint + "]";
    }
}
