package org.evermodel.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.evermodel.Alias;
import org.evermodel.ConflictException;
import org.evermodel.NotFoundException;
import org.evermodel.StorageException;
import org.evermodel.port.ModelAlias;
import org.evermodel.port.Routing;
import org.evermodel.port.RoutingLog;
import org.evermodel.testkit.TestModels;
import org.evermodel.testkit.WatchedFlavor;

/**
 * Whatever is done to an endpoint, in whatever order, by its own methods, by others who write to the registry, by a medium
 * that fails and by restarts: who answers is what is recorded, and every model is closed in the end.
 */
class EndpointProperties {
    private enum Doing {
        CANARY,
        PROMOTE_CANARY,
        PROMOTE,
        ROLL_BACK,
        ROLL_FORWARD,
        SHADOW,
        UNSHADOW,
        RESTART,
        MOVED_BY_OTHERS,
        ROUTED_BY_OTHERS,
        PROMOTE_CUT_SHORT
    }

    private record Deed(Doing what, int version) {}

    @Provide
    Arbitrary<List<Deed>> deeds() {
        return Combinators.combine(
                        Arbitraries.of(Doing.class), Arbitraries.integers().between(1, 3))
                .as(Deed::new)
                .list()
                .ofMaxSize(12);
    }

    @Property(seed = "5", tries = 150)
    void whoAnswersIsWhatIsRecorded(@ForAll("deeds") List<Deed> deeds) {
        World world = new World();
        for (Deed deed : deeds) {
            world.perform(deed);
            world.requireWhatIsRecorded();
        }
        world.endpoint.close();
        assertThat(world.watched.open()).isZero();
        assertThat(world.watched.faults()).isEmpty();
    }

    private static final class World {
        private final WatchedFlavor watched = WatchedFlavor.create();
        private final TestModels models = TestModels.of(watched);
        private final ModelAlias champion = models.alias(Samples.READMISSION, Alias.CHAMPION);
        private final RoutingLog log = RoutingLog.inMemory(Clock.systemUTC());
        private final AtomicBoolean broken = new AtomicBoolean();
        private Endpoint endpoint;

        World() {
            for (int variant = 1; variant <= 3; variant++) {
                Samples.register(models, variant);
            }
            champion.moveTo(1, "the first");
            endpoint = open();
        }

        private Endpoint open() {
            return Endpoint.builder(Samples.READMISSION, models)
                    .routings(new BreakableLog(log, broken))
                    .open();
        }

        /** What cannot be done is refused in one of the ways that are told of. */
        void perform(Deed deed) {
            try {
                attempt(deed);
            } catch (NotFoundException | ConflictException | IllegalArgumentException | IllegalStateException e) {
                assertThat(e).hasMessageContaining("readmission");
            }
        }

        private void attempt(Deed deed) {
            switch (deed.what()) {
                case CANARY -> endpoint.canary(deed.version(), 0.5, "");
                case PROMOTE_CANARY -> endpoint.promote("");
                case PROMOTE -> endpoint.promote(deed.version(), "");
                case ROLL_BACK -> endpoint.rollback("");
                case ROLL_FORWARD -> endpoint.rollForward("");
                case SHADOW -> endpoint.shadow(deed.version(), "");
                case UNSHADOW -> endpoint.unshadow(deed.version(), "");
                case RESTART -> restart();
                case MOVED_BY_OTHERS -> {
                    champion.moveTo(deed.version(), "by somebody else");
                    endpoint.refresh();
                }
                case ROUTED_BY_OTHERS -> {
                    Routing routing = Routing.champion().withCanary(deed.version(), 0.5);
                    log.record(
                            Samples.READMISSION,
                            log.current(Samples.READMISSION).revision(),
                            routing,
                            "");
                    endpoint.promote(deed.version() % 3 + 1, "not knowing of the canary");
                }
                case PROMOTE_CUT_SHORT -> cutShort(deed.version());
            }
        }

        private void restart() {
            endpoint.close();
            endpoint = open();
        }

        private void cutShort(int version) {
            broken.set(true);
            try {
                endpoint.promote(version, "");
            } catch (StorageException e) {
                assertThat(e).hasMessage("the disk is full");
            } finally {
                broken.set(false);
            }
            restart();
        }

        void requireWhatIsRecorded() {
            Routing recorded = log.current(Samples.READMISSION).routing();
            EndpointStatus status = endpoint.status();
            int number = status.champion().number();
            assertThat(champion.current()).contains(status.champion());
            assertThat(status.canary()).isEqualTo(recorded.canary());
            assertThat(status.shadows()).isEqualTo(recorded.shadows()).doesNotContain(number);
            assertThat(status.canary().map(Routing.Canary::version)).isNotEqualTo(java.util.Optional.of(number));
            Answer answer = endpoint.predict(Samples.ROW);
            assertThat(answer.version().number())
                    .isIn(number, status.canary().map(Routing.Canary::version).orElse(number));
        }
    }
}
