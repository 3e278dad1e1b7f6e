package org.evermodel.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.evermodel.ModelUri;
import org.evermodel.StorageException;
import org.evermodel.data.Dataset;
import org.evermodel.port.Routing;
import org.evermodel.port.RoutingLog;
import org.evermodel.testkit.Eventually;
import org.junit.jupiter.api.Test;

/** What breaks beside the champion does not break the endpoint, and what was loaded is let go. */
class FaultsTest extends ServedModels {
    private final RoutingLog log = RoutingLog.inMemory(Clock.systemUTC());
    private final PoorModels poor = new PoorModels(models);

    private Endpoint.Builder ofPoor() {
        return Endpoint.builder(Samples.READMISSION, poor).routings(log);
    }

    private void record(Routing routing) {
        log.record(Samples.READMISSION, log.current(Samples.READMISSION).revision(), routing, "by somebody else");
    }

    @Test
    void anErrorDoesNotEndTheWatch() {
        AtomicInteger looks = new AtomicInteger();
        Runnable look = () -> {
            if (looks.incrementAndGet() < 3) {
                throw new NoClassDefFoundError("an engine's");
            }
        };
        try (Watch watch = new Watch(Samples.READMISSION, Duration.ofMillis(1), look)) {
            assertThat(watch).isNotNull();
            Eventually.until("it looks again", () -> looks.get() > 4);
        }
    }

    @Test
    void whatWasLoadedBeforeAnErrorIsClosed() {
        record(Routing.champion().withShadows(List.of(2)));
        poor.failing(2, () -> {
            throw new UnsatisfiedLinkError("an engine's");
        });

        assertThatThrownBy(() -> ofPoor().open()).isInstanceOf(UnsatisfiedLinkError.class);

        Eventually.until("the champion is closed", () -> watched.open() == 0);
        assertThat(watched.opened()).isEqualTo(1);
    }

    @Test
    void aStoreThatFailsForAShadowLeavesItOut() {
        record(Routing.champion().withShadows(List.of(2, 3)));
        poor.failing(2, () -> {
            throw new StorageException("the disk does not answer");
        });

        Endpoint endpoint = open(ofPoor());

        assertThat(answering(endpoint)).containsOnly(1);
        assertThat(endpoint.status().shadows()).containsExactly(3);
    }

    @Test
    void aRollbackEndsTheCanaryOfRecordAlsoWhereItCouldNotBeLoaded() {
        champion.moveTo(3, "better");
        record(Routing.champion().withCanary(2, 0.5));
        models.lose(models.resolve(ModelUri.of(Samples.READMISSION, 2)).orElseThrow());
        Endpoint endpoint = open(ofPoor());
        boolean leftOut = endpoint.status().canary().isEmpty();

        endpoint.rollback("the canary is bad");

        assertThat(leftOut).isTrue();
        assertThat(log.current(Samples.READMISSION).routing()).isEqualTo(Routing.champion());
        assertThat(champion.current().orElseThrow().number()).isEqualTo(3);
        assertThat(answering(endpoint)).containsOnly(3);
    }

    @Test
    void aModelThatAnswersNoMoreIsNotHeld() {
        Endpoint endpoint = open(ofPoor());
        endpoint.shadow(2, "for comparison");
        endpoint.predict(Samples.ROW);
        endpoint.unshadow(2, "enough compared");
        Eventually.until("the shadow is gone", () -> poor.reachable() == 1);

        endpoint.promote(3, "better");
        Eventually.until("the champion before is gone", () -> poor.reachable() == 1);

        endpoint.close();
        Eventually.until("all are gone", () -> poor.reachable() == 0);
        assertThat(endpoint.isOpen()).isFalse();
    }

    @Test
    void anErrorOfAListenersReachesNobody() {
        Endpoint endpoint = open(endpoint().listener(new PredictionListener() {
            @Override
            public void answered(Query query, Answer answer) {
                throw new AssertionError("of the listener's");
            }

            @Override
            public void answered(Dataset rows, BatchAnswer answers) {
                throw new AssertionError("of the listener's");
            }
        }));

        assertThat(endpoint.predict(Samples.ROW).prediction()).isEqualTo(ofVersion(1));
    }
}
