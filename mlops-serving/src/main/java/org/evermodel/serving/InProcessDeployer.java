package org.evermodel.serving;

import java.time.Clock;
import java.time.Duration;
import org.evermodel.ModelUri;
import org.evermodel.port.Deployer;
import org.evermodel.port.Deployment;
import org.evermodel.port.LineageLog;
import org.evermodel.port.ModelAliases;
import org.evermodel.port.ModelSource;
import org.evermodel.port.RoutingLog;

/**
 * Brings registered models to answer in this process.
 *
 * <pre>{@code
 * Deployer deployer = InProcessDeployer.of(registry.models()).routings(registry.routings());
 * try (Deployment deployment = deployer.deploy(ModelUri.parse("models:/readmission@champion"))) {
 *     Prediction answer = deployment.predict(row);
 * }
 * }</pre>
 *
 * <p>Each deployment is an {@link Endpoint} of its own, which looks after its alias once a second unless told otherwise.
 * Immutable and thread-safe.
 */
public final class InProcessDeployer implements Deployer {
    private final Opener opener;
    private final RoutingLog routings;
    private final LineageLog lineage;
    private final Duration followEvery;

    private InProcessDeployer(Opener opener, RoutingLog routings, LineageLog lineage, Duration followEvery) {
        this.opener = opener;
        this.routings = routings;
        this.lineage = lineage;
        this.followEvery = followEvery;
    }

    /** A deployer of these models, such as {@code registry.models()}. */
    public static <M extends ModelSource & ModelAliases> InProcessDeployer of(M models) {
        return new InProcessDeployer(
                uri -> Endpoint.builder(uri.name(), models),
                RoutingLog.inMemory(Clock.systemUTC()),
                LineageLog.none(),
                Duration.ofSeconds(1));
    }

    /** A copy whose deployments of a champion have the canary and shadows that are recorded there. */
    public InProcessDeployer routings(RoutingLog log) {
        return new InProcessDeployer(opener, log, lineage, followEvery);
    }

    /** A copy whose deployments tell which versions answer in them, as {@link Endpoint.Builder#lineage(LineageLog)} says. */
    public InProcessDeployer lineage(LineageLog log) {
        return new InProcessDeployer(opener, routings, log, followEvery);
    }

    /** A copy whose deployments look this often whether their alias was moved. */
    public InProcessDeployer followEvery(Duration interval) {
        return new InProcessDeployer(opener, routings, lineage, interval);
    }

    @Override
    public Deployment deploy(ModelUri model) {
        return new InProcessDeployment(described(model).open());
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
        return "InProcessDeployer";
    }
}
