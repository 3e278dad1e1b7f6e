package org.evermodel.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.evermodel.Alias;
import org.evermodel.NotFoundException;
import org.evermodel.StorageException;
import org.evermodel.port.LineageLog;
import org.evermodel.port.LineageLog.Link;
import org.evermodel.port.LineageLog.Thing;
import org.evermodel.port.Routing;
import org.evermodel.port.RoutingLog;
import org.evermodel.testkit.TestClock;
import org.evermodel.testkit.TestTimer;
import org.junit.jupiter.api.Test;

/** Who comes to answer is told to the lineage, whoever let him; that it cannot be told changes nothing else. */
class ToldLineageTest extends ServedModels {
    private final Set<Link> told = new LinkedHashSet<>();
    private final TestTimer timer = TestTimer.patient(TestClock.at(Instant.parse("2026-01-15T10:30:00Z")));
    private final AtomicBoolean broken = new AtomicBoolean();
    private final LineageLog log = links -> {
        if (broken.get()) {
            throw new StorageException("the disk is full");
        }
        told.addAll(links);
    };

    /** All is done on the thread that asks for it. */
    private Endpoint.Builder patient() {
        return endpoint().executor(Runnable::run).timer(timer);
    }

    private static Link link(int version, String place, String role) {
        return new Link(Thing.model(Samples.READMISSION, version), Thing.deployment(place), role, Map.of());
    }

    private static Link link(int version, String role) {
        return link(version, "readmission", role);
    }

    @Test
    void championCanaryAndShadowsAreToldAsTheyComeToAnswer() {
        Endpoint endpoint = open(patient().lineage(log));
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
        Endpoint endpoint = open(patient().lineage(log));
        champion.moveTo(3, "by somebody else");
        assertThat(told).containsExactly(link(1, "as champion"));

        endpoint.refresh();

        assertThat(told).containsExactly(link(1, "as champion"), link(3, "as champion"));
    }

    @Test
    void whatWasRecordedBeforeIsToldWhenTheEndpointIsOpened() {
        RoutingLog routings = RoutingLog.inMemory(Clock.systemUTC());
        routings.record(Samples.READMISSION, 0, Routing.champion().withCanary(2, 0.5), "by another host");

        open(patient().routings(routings).lineage(log));

        assertThat(told).containsExactly(link(1, "as champion"), link(2, "as canary"));
    }

    @Test
    void anEndpointOfAnotherAliasOfOneVersionOrOfAPlaceIsToldByThatName() {
        models.alias(Samples.READMISSION, new Alias("blue")).moveTo(2, "");

        open(patient().following(new Alias("blue")).lineage(log));
        open(patient().version(3).lineage(log));
        open(patient().lineage(log, "eu-west"));

        assertThat(told)
                .containsExactly(
                        link(2, "readmission@blue", "as blue"),
                        link(3, "readmission/3", "as version"),
                        link(1, "eu-west", "as champion"));
    }

    @Test
    void anEndpointAnswersAndChangesWhereTheLineageCannotBeToldAndTellsItLater() {
        broken.set(true);
        Endpoint endpoint = open(patient().lineage(log));
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
        }
        assertThat(told).containsExactly(link(1, "as champion"));
    }

    @Test
    void whileTheLineageIsToldOthersChangeWhoAnswers() {
        Queue<Callable<Object>> meanwhile = new ArrayDeque<>();
        Endpoint endpoint = open(patient().lineage(links -> {
            while (!meanwhile.isEmpty()) {
                assertThat(inAnotherThread(meanwhile.remove())).isNotNull();
            }
            told.addAll(links);
        }));
        meanwhile.add(() -> endpoint.rollback("not better"));

        endpoint.promote(2, "better");
        assertThat(answering(endpoint)).containsOnly(1);

        champion.moveTo(3, "by somebody else");
        meanwhile.add(() -> {
            endpoint.promote(2, "better");
            return endpoint;
        });
        endpoint.refresh();
        assertThat(answering(endpoint)).containsOnly(2);
        assertThat(told).contains(link(1, "as champion"), link(2, "as champion"), link(3, "as champion"));
    }

    private static Object inAnotherThread(Callable<Object> work) {
        FutureTask<Object> task = new FutureTask<>(work);
        new Thread(task, "another").start();
        try {
            return task.get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new StorageException("the other thread could change nothing: " + e);
        }
    }

    @Test
    void anErrorOfTheLineageKeepsNoEndpointFromOpening() {
        Endpoint endpoint = open(patient().lineage(links -> {
            throw new NoClassDefFoundError("Driver");
        }));

        assertThat(answering(endpoint)).containsOnly(1);
        assertThat(endpoint.status().lineageFailures()).isEqualTo(1);
    }

    @Test
    void anEndpointThatLooksAfterNothingTellsTheLineageAgainAfterAWhile() {
        broken.set(true);
        open(patient().version(3).lineage(log));
        broken.set(false);

        timer.pass(Duration.ofSeconds(1));

        assertThat(told).containsExactly(link(3, "readmission/3", "as version"));
    }

    @Test
    void anEndpointThatIsClosedTellsTheLineageOnceMore() {
        broken.set(true);
        Endpoint endpoint = open(patient().lineage(log));
        broken.set(false);

        endpoint.close();

        assertThat(told).containsExactly(link(1, "as champion"));
        assertThat(timer.waiting()).isZero();
    }

    @Test
    void whatIsNotRegisteredIsGivenUpAloneAndCounted() {
        Endpoint endpoint = open(patient().lineage(links -> {
            if (links.contains(link(2, "as canary"))) {
                throw new NotFoundException("there is no version 2");
            }
            told.addAll(links);
        }));
        endpoint.shadow(3, "for comparison");
        told.clear();

        endpoint.canary(2, 0.1, "looks better");

        assertThat(told).containsExactly(link(1, "as champion"), link(3, "as shadow"));
        assertThat(endpoint.status().lineageGivenUp()).isEqualTo(1);
    }

    @Test
    void requestsAreNotTold() {
        Endpoint endpoint = open(patient().lineage(log));
        told.clear();

        answering(endpoint);

        assertThat(told).isEmpty();
    }
}
