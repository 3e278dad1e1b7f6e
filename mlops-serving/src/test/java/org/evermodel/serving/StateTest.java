package org.evermodel.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.evermodel.Alias;
import org.evermodel.ConflictException;
import org.evermodel.ModelUri;
import org.evermodel.NotFoundException;
import org.evermodel.StorageException;
import org.evermodel.port.AliasConflictException;
import org.evermodel.port.ModelAlias;
import org.evermodel.port.Routing;
import org.evermodel.port.RoutingLog;
import org.evermodel.testkit.Eventually;
import org.junit.jupiter.api.Test;

/** What an endpoint remembers, and what it does where others change it too. */
class StateTest extends ServedModels {
    private final RoutingLog log = RoutingLog.inMemory(Clock.systemUTC());

    private Endpoint.Builder remembering() {
        return endpoint().routings(log);
    }

    private Routing recorded() {
        return log.current(Samples.READMISSION).routing();
    }

    private void record(Routing routing) {
        log.record(Samples.READMISSION, log.current(Samples.READMISSION).revision(), routing, "by somebody else");
    }

    @Test
    void whatOpensLaterGoesOnWhereTheOneBeforeWas() {
        Endpoint before = open(remembering());
        before.promote(2, "better");
        before.canary(3, 0.4, "even better");
        before.shadow(1, "for comparison");
        List<Integer> answers = answering(before);
        before.close();

        Endpoint after = open(remembering());

        assertThat(answering(after)).isEqualTo(answers).contains(2, 3);
        assertThat(after.status().champion().number()).isEqualTo(2);
        assertThat(after.status().canary()).contains(new Routing.Canary(3, 0.4));
        assertThat(after.status().shadows()).containsExactly(1);
    }

    @Test
    void everyChangeIsRecordedWithItsReason() {
        Endpoint endpoint = open(remembering());
        endpoint.canary(2, 0.1, "looks better");
        endpoint.shadow(3, "for comparison");
        endpoint.canary(2, 0.5, "still does");
        endpoint.promote("no alarm");
        endpoint.unshadow(3, "enough compared");

        assertThat(log.history(Samples.READMISSION))
                .extracting(RoutingLog.Recorded::reason)
                .containsExactly("looks better", "for comparison", "still does", "no alarm", "enough compared");
        assertThat(recorded()).isEqualTo(Routing.champion());
    }

    @Test
    void withoutALogCanaryAndShadowsAreForgotten() {
        Endpoint before = open();
        before.promote(2, "better");
        before.canary(3, 1, "even better");
        before.close();

        Endpoint after = open();

        assertThat(answering(after)).containsOnly(2);
    }

    @Test
    void aPromotionCutShortBetweenItsTwoRecordsLeavesTheCanaryAsChampionAlone() {
        AtomicBoolean broken = new AtomicBoolean();
        Endpoint endpoint = open(endpoint().routings(new BreakableLog(log, broken)));
        endpoint.canary(2, 0.5, "looks better");
        broken.set(true);

        assertThatThrownBy(() -> endpoint.promote("no alarm")).isInstanceOf(StorageException.class);
        assertThat(answering(endpoint)).containsOnly(2);
        endpoint.close();
        Routing left = recorded();
        Endpoint after = open(remembering());

        assertThat(left.canary()).isPresent();
        assertThat(answering(after)).containsOnly(2);
        assertThat(after.status().canary()).isEmpty();
        assertThat(recorded().canary()).isEmpty();
        after.rollback("alarms");
        assertThat(answering(after)).containsOnly(1);
        assertThat(after.status().canary()).isEmpty();
    }

    @Test
    void whereTheLogCannotBeWrittenTheEndpointFollowsWhatIsRecorded() {
        AtomicBoolean broken = new AtomicBoolean(true);
        Endpoint endpoint = open(endpoint().routings(new BreakableLog(log, broken)));

        assertThatThrownBy(() -> endpoint.canary(2, 1, "")).isInstanceOf(StorageException.class);
        assertThat(answering(endpoint)).containsOnly(1);
        broken.set(false);
        endpoint.canary(2, 1, "again");

        assertThat(answering(endpoint)).containsOnly(2);
    }

    @Test
    void aRefreshFollowsWhatOthersChanged() {
        Endpoint endpoint = open(remembering());
        champion.moveTo(2, "by somebody else");
        record(Routing.champion().withCanary(3, 0.5).withShadows(List.of(1)));
        List<Integer> before = answering(endpoint);

        endpoint.refresh();

        assertThat(before).containsOnly(1);
        assertThat(answering(endpoint)).contains(2, 3).doesNotContain(1);
        assertThat(endpoint.status().shadows()).containsExactly(1);
    }

    @Test
    void aRefreshThatFindsNothingNewExchangesNothing() {
        Endpoint endpoint = open(remembering());
        int opened = watched.opened();

        endpoint.refresh();

        assertThat(watched.opened()).isEqualTo(opened);
    }

    @Test
    void anAddressOfAnotherModelIsRefused() {
        assertThatThrownBy(
                        () -> endpoint().serving(ModelUri.parse("models:/churn@champion"), log, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("but was to serve models:/churn@champion");
    }

    @Test
    void onAnotherAliasTheEndpointFollowsThat() {
        ModelAlias challenger = models.alias(Samples.READMISSION, Alias.CHALLENGER);
        challenger.moveTo(2, "let us see");
        Endpoint endpoint = open(endpoint().following(Alias.CHALLENGER));

        endpoint.promote(3, "this one instead");

        assertThat(challenger.current().orElseThrow().number()).isEqualTo(3);
        assertThat(champion.current().orElseThrow().number()).isEqualTo(1);
        assertThat(answering(endpoint)).containsOnly(3);
    }

    @Test
    void whoeverChangesAnEndpointThatMissedAMoveIsToldAndTheEndpointFollows() {
        Endpoint endpoint = open(remembering());
        champion.moveTo(2, "by somebody else");

        assertThatThrownBy(() -> endpoint.promote(3, "better than version 1"))
                .isInstanceOfSatisfying(AliasConflictException.class, conflict -> {
                    assertThat(conflict.expected()).isEqualTo(1);
                    assertThat(conflict.actual()).isEqualTo(2);
                });

        assertThat(answering(endpoint)).containsOnly(2);
        assertThat(champion.history()).hasSize(2);
        endpoint.promote(3, "better than version 2, too");
        assertThat(answering(endpoint)).containsOnly(3);
    }

    @Test
    void whoeverChangesARoutingThatWasChangedIsToldAndTheEndpointFollows() {
        Endpoint endpoint = open(remembering());
        record(Routing.champion().withCanary(3, 1));

        assertThatThrownBy(() -> endpoint.canary(2, 1, "")).isInstanceOf(ConflictException.class);

        assertThat(answering(endpoint)).containsOnly(3);
        endpoint.canary(2, 1, "after all");
        assertThat(answering(endpoint)).containsOnly(2);
    }

    @Test
    void aPromotionEndsTheCanaryWhoeverElseChangedTheRouting() {
        Endpoint endpoint = open(remembering());
        record(Routing.champion().withCanary(3, 1).withShadows(List.of(3)));

        endpoint.promote(2, "better");

        assertThat(recorded()).isEqualTo(Routing.champion().withShadows(List.of(3)));
        assertThat(answering(endpoint)).containsOnly(2);
        assertThat(endpoint.status().shadows()).containsExactly(3);
    }

    @Test
    void anAliasThatWasTakenAwayLeavesTheLastChampionToAnswer() {
        Endpoint endpoint = open(remembering());
        champion.remove("retired");

        assertThatThrownBy(endpoint::refresh)
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("names no version");
        assertThat(answering(endpoint)).containsOnly(1);
    }

    @Test
    void aDamagedCanaryOrShadowIsLeftOutWhenAnEndpointOpens() {
        record(Routing.champion().withCanary(2, 1).withShadows(List.of(3)));
        models.lose(models.resolve(ModelUri.of(Samples.READMISSION, 2)).orElseThrow());
        models.lose(models.resolve(ModelUri.of(Samples.READMISSION, 3)).orElseThrow());

        Endpoint endpoint = open(remembering());

        assertThat(answering(endpoint)).containsOnly(1);
        assertThat(endpoint.status().canary()).isEmpty();
        assertThat(endpoint.status().shadows()).isEmpty();
    }

    @Test
    void theLastChampionAnswersWhereTheNextOneIsDamaged() {
        Endpoint endpoint = open(remembering());
        models.lose(models.resolve(ModelUri.of(Samples.READMISSION, 2)).orElseThrow());
        champion.moveTo(2, "nobody looked at it");

        assertThatThrownBy(endpoint::refresh).hasMessageContaining("artifact");
        assertThat(answering(endpoint)).containsOnly(1);
    }

    @Test
    void anEndpointThatWatchesFollowsByItself() {
        Endpoint endpoint = open(remembering().refreshEvery(Duration.ofMillis(1)));
        champion.moveTo(2, "by somebody else");

        Eventually.until(
                "the endpoint follows",
                () -> endpoint.predict(Samples.ROW).version().number() == 2);

        assertThat(answering(endpoint)).containsOnly(2);
    }

    @Test
    void endpointsOnOneLogSeeEachOthersChanges() {
        Endpoint one = open(remembering());
        Endpoint other = open(remembering());
        one.canary(2, 0.5, "looks better");
        one.promote("no alarm");

        other.refresh();

        assertThat(answering(other)).containsOnly(2);
        other.rollback("alarms");
        one.refresh();
        assertThat(answering(one)).containsOnly(1);
    }
}
