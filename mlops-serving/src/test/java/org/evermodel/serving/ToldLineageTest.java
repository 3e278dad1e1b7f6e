package org.evermodel.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.evermodel.Alias;
import org.evermodel.StorageException;
import org.evermodel.port.LineageLog;
import org.evermodel.port.LineageLog.Link;
import org.evermodel.port.LineageLog.Thing;
import org.evermodel.port.Routing;
import org.evermodel.port.RoutingLog;
import org.junit.jupiter.api.Test;

/** Who comes to answer is told to the lineage, whoever let him; that it cannot be told changes nothing else. */
class ToldLineageTest extends ServedModels {
    private final Set<Link> told = new LinkedHashSet<>();
    private final AtomicBoolean broken = new AtomicBoolean();
    private final LineageLog log = links -> {
        if (broken.get()) {
            throw new StorageException("the disk is full");
        }
        told.addAll(links);
    };

    private static Link link(int version, String place, String role) {
        return new Link(Thing.model(Samples.READMISSION, version), Thing.deployment(place), role, Map.of());
    }

    private static Link link(int version, String role) {
        return link(version, "readmission", role);
    }

    @Test
    void championCanaryAndShadowsAreToldAsTheyComeToAnswer() {
        Endpoint endpoint = open(endpoint().lineage(log));
        assertThat(told).containsExactly(link(1, "as champion"));

        endpoint.canary(2, 0.1, "looks better");
        endpoint.shadow(3, "for comparison");
        assertThat(told).containsExactly(link(1, "as champion"), link(2, "as canary"), link(3, "as shadow"));

        endpoint.promote("it is");
        assertThat(told).hasSize(4).endsWith(link(2, "as champion"));
        endpoint.rollback("it is not");
        assertThat(told).hasSize(4);
    }

    @Test
    void whatSomebodyElseMovedIsToldWhenItIsFollowed() {
        Endpoint endpoint = open(endpoint().lineage(log));
        champion.moveTo(3, "by somebody else");
        assertThat(told).containsExactly(link(1, "as champion"));

        endpoint.refresh();

        assertThat(told).containsExactly(link(1, "as champion"), link(3, "as champion"));
    }

    @Test
    void whatWasRecordedBeforeIsToldWhenTheEndpointIsOpened() {
        RoutingLog routings = RoutingLog.inMemory(Clock.systemUTC());
        routings.record(Samples.READMISSION, 0, Routing.champion().withCanary(2, 0.5), "by another host");

        open(endpoint().routings(routings).lineage(log));

        assertThat(told).containsExactly(link(1, "as champion"), link(2, "as canary"));
    }

    @Test
    void anEndpointOfAnotherAliasOfOneVersionOrOfAPlaceIsToldByThatName() {
        models.alias(Samples.READMISSION, new Alias("blue")).moveTo(2, "");

        open(endpoint().following(new Alias("blue")).lineage(log));
        open(endpoint().version(3).lineage(log));
        open(endpoint().lineage(log, "eu-west"));

        assertThat(told)
                .containsExactly(
                        link(2, "readmission@blue", "as blue"),
                        link(3, "readmission/3", "as version"),
                        link(1, "eu-west", "as champion"));
    }

    @Test
    void anEndpointAnswersAndChangesWhereTheLineageCannotBeToldAndTellsItLater() {
        broken.set(true);
        Endpoint endpoint = open(endpoint().lineage(log));
        endpoint.promote(2, "better");
        assertThat(answering(endpoint)).containsOnly(2);
        assertThat(told).isEmpty();
        assertThat(endpoint.status().lineageFailures()).isEqualTo(2);

        broken.set(false);
        endpoint.refresh();

        assertThat(told).containsExactly(link(1, "as champion"), link(2, "as champion"));
        assertThat(endpoint.status().lineageFailures()).isEqualTo(2);
    }

    @Test
    void aDeployerTellsWhatItsDeploymentsAnswerWith() {
        try (var deployment = InProcessDeployer.of(models)
                .lineage(log)
                .deploy(org.evermodel.ModelUri.of(Samples.READMISSION, Alias.CHAMPION))) {
            assertThat(deployment.ready()).isTrue();
            assertThat(told).containsExactly(link(1, "as champion"));
        }
    }

    @Test
    void requestsAreNotTold() {
        Endpoint endpoint = open(endpoint().lineage(log));
        told.clear();

        answering(endpoint);

        assertThat(told).isEmpty();
    }
}
