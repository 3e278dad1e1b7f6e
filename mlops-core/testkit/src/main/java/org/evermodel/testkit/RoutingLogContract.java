package org.evermodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.evermodel.ConflictException;
import org.evermodel.ModelName;
import org.evermodel.port.Routing;
import org.evermodel.port.RoutingLog;
import org.junit.jupiter.api.Test;

/** What every {@link RoutingLog} must do. The implementer knows the two models, each with the versions 1, 2 and 3. */
public abstract class RoutingLogContract {
    /** A model with the versions 1, 2 and 3. */
    protected static final ModelName MODEL = new ModelName("readmission");

    /** Another one. */
    protected static final ModelName OTHER = new ModelName("churn");

    private static final Routing CANARY = Routing.champion().withCanary(2, 0.05);

    /** For subclasses. */
    protected RoutingLogContract() {}

    /** The log: empty at first, and with the same content at each later call of a test. */
    protected abstract RoutingLog log();

    @Test
    final void theChampionAnswersAloneBeforeAnythingIsRecorded() {
        assertThat(log().current(MODEL)).isEqualTo(RoutingLog.Recorded.none());
        assertThat(log().current(MODEL).revision()).isZero();
        assertThat(log().history(MODEL)).isEmpty();
    }

    @Test
    final void whatIsRecordedIsCurrentAndStays() {
        Routing routing = CANARY.withShadows(List.of(3, 1));

        RoutingLog.Recorded recorded = log().record(MODEL, 0, routing, "version 2 looks better");

        assertThat(recorded.revision()).isEqualTo(1);
        assertThat(recorded.routing()).isEqualTo(routing);
        assertThat(recorded.reason()).isEqualTo("version 2 looks better");
        assertThat(log().current(MODEL)).isEqualTo(recorded);
        assertThat(log().history(MODEL)).containsExactly(recorded);
    }

    @Test
    final void aShareIsKeptToTheLastBit() {
        double share = 0.1 + 0.2;

        log().record(MODEL, 0, Routing.champion().withCanary(2, share), "");

        assertThat(log().current(MODEL).routing().canary()).contains(new Routing.Canary(2, share));
    }

    @Test
    final void revisionsCountTheChanges() {
        RoutingLog.Recorded first = log().record(MODEL, 0, CANARY, "a canary");
        RoutingLog.Recorded second = log().record(MODEL, 1, Routing.champion(), "none");
        RoutingLog.Recorded third = log().record(MODEL, 2, Routing.champion(), "none, again");

        assertThat(List.of(first.revision(), second.revision(), third.revision()))
                .containsExactly(1L, 2L, 3L);
        assertThat(log().history(MODEL)).containsExactly(first, second, third);
        assertThat(log().current(MODEL)).isEqualTo(third);
    }

    @Test
    final void anotherRevisionThanTheExpectedOneIsAConflictAndChangesNothing() {
        log().record(MODEL, 0, CANARY, "a canary");

        assertThatThrownBy(() -> log().record(MODEL, 0, Routing.champion(), ""))
                .isInstanceOf(ConflictException.class)
                .hasMessage("the routing of readmission was expected to be at revision 0, but is at 1");
        assertThatThrownBy(() -> log().record(MODEL, 2, Routing.champion(), "")).isInstanceOf(ConflictException.class);
        assertThat(log().current(MODEL).routing()).isEqualTo(CANARY);
    }

    @Test
    final void oneOfManyThreadsWins() {
        List<Boolean> won =
                Together.run(8, thread -> succeeds(log(), Routing.champion().withCanary(1, 0.1 * (thread + 1))));

        assertThat(won).containsOnlyOnce(true);
        assertThat(log().history(MODEL)).hasSize(1);
    }

    private static boolean succeeds(RoutingLog log, Routing routing) {
        try {
            return log.record(MODEL, 0, routing, "").revision() == 1;
        } catch (ConflictException e) {
            return false;
        }
    }

    @Test
    final void modelsAreRoutedEachOnItsOwn() {
        log().record(MODEL, 0, CANARY, "");

        assertThat(log().current(OTHER).revision()).isZero();
        assertThat(log().record(OTHER, 0, CANARY.withoutCanary(), "").revision())
                .isEqualTo(1);
        assertThat(log().current(MODEL).routing()).isEqualTo(CANARY);
    }
}
