package org.evermodel.serving.http;

import java.time.Clock;
import java.time.Duration;
import org.evermodel.ModelUri;
import org.evermodel.port.Deployer;
import org.evermodel.port.Deployment;
import org.evermodel.port.LineageLog;
import org.evermodel.port.ModelAliases;
import org.evermodel.port.ModelSource;
import org.evermodel.port.RoutingLog;
import org.evermodel.serving.Endpoint;

/**
 * Brings registered models to answer behind an address on loopback, each at a free port of its own.
 *
 * <pre>{@code
 * Deployer deployer = HttpDeployer.of(registry.models()).routings(registry.routings());
 * try (Deployment deployment = deployer.deploy(ModelUri.parse("models:/readmission@champion"))) {
 *     URI address = deployment.address().orElseThrow(); // http://127.0.0.1:49152
 *     Prediction answer = deployment.predict(row);      // over HTTP
 * }
 * }</pre>
 *
 * <p>Each deployment is an {@link Endpoint} behind an {@link InferenceServer}; the endpoint looks after its alias once a
 * second unless told otherwise. JSON has no number for NaN and the infinities, which every model takes for missing cells,
 * so they are asked about as such. Immutable and thread-safe.
 */
public final class HttpDeployer implements Deployer {
    private final Opener opener;
    private final RoutingLog routings;
    private final LineageLog lineage;
    private final Duration followEvery;

    private HttpDeployer(Opener opener, RoutingLog routings, LineageLog lineage, Duration followEvery) {
        this.opener = opener;
        this.routings = routings;
        this.lineage = lineage;
        this.followEvery = followEvery;
    }

    /** A deployer of these models, such as {@code registry.models()}. */
    public static <M extends ModelSource & ModelAliases> HttpDeployer of(M models) {
        return new HttpDeployer(
                uri -> Endpoint.builder(uri.name(), models),
                RoutingLog.inMemory(Clock.systemUTC()),
                LineageLog.none(),
                Duration.ofSeconds(1));
    }

    /** A copy whose deployments of a champion have the canary and shadows that are recorded there. */
    public HttpDeployer routings(RoutingLog log) {
        return new HttpDeployer(opener, log, lineage, followEvery);
    }

    /** A copy whose deployments tell which versions answer in them, as {@link Endpoint.Builder#lineage(LineageLog)} says. */
    public HttpDeployer lineage(LineageLog log) {
        return new HttpDeployer(opener, routings, log, followEvery);
    }

    /** A copy whose deployments look this often whether their alias was moved. */
    public HttpDeployer followEvery(Duration interval) {
        return new HttpDeployer(opener, routings, lineage, interval);
    }

    @Override
    public Deployment deploy(ModelUri model) {
        Endpoint endpoint = described(model).open();
        try {
            return new HttpDeployment(
                    endpoint, InferenceServer.builder().endpoint(endpoint).start());
        } catch (RuntimeException e) {
            endpoint.close();
            throw e;
        }
    }

    private Endpoint.Builder described(ModelUri model) {
        return opener.endpoint(model).serving(model, routings, followEvery).lineage(lineage);
    }

    /** Remembers the models, whatever their type. */
    private interface Opener {
        Endpoint.Builder endpoint(ModelUri model);
    }

    @Override
    public String toString() {
        return "HttpDeployer";
    }
}
