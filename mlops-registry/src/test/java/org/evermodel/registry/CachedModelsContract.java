package org.evermodel.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.evermodel.Alias;
import org.evermodel.ModelName;
import org.evermodel.ModelUri;
import org.evermodel.ModelVersion;
import org.evermodel.port.ModelSource;
import org.evermodel.testkit.Together;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class CachedModelsContract extends RegistryContract {
    private static final ModelUri CHAMPION = ModelUri.of(Samples.CHURN, Alias.CHAMPION);
    private static final Duration MAX_AGE = Duration.ofSeconds(5);

    private final Hand clock = new Hand();
    private Registry watched;
    private ModelSource cached;

    private static final class Hand extends Clock {
        private volatile Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    final void openWatched() {
        watched = Registry.builder(storage())
                .flavors(Samples.flavors())
                .clock(clock)
                .random(new Random(3))
                .open();
        cached = watched.models().cached(MAX_AGE);
        register(1);
        register(2);
        registry.models().alias(Samples.CHURN, Alias.CHAMPION).moveTo(1, "");
    }

    @AfterEach
    final void closeWatched() {
        watched.close();
    }

    private int champion() {
        return cached.resolve(CHAMPION).map(ModelVersion::number).orElse(0);
    }

    @Test
    final void whatThisRegistryChangesIsSeenAtOnce() {
        assertThat(champion()).isEqualTo(1);

        watched.models().alias(Samples.CHURN, Alias.CHAMPION).moveTo(2, "");
        assertThat(champion()).isEqualTo(2);
        watched.as("bob").models().alias(Samples.CHURN, Alias.CHAMPION).rollback("");
        assertThat(champion()).isEqualTo(1);
        watched.models().archive(Samples.CHURN, 2, "");
        assertThat(cached.resolve(ModelUri.of(Samples.CHURN, 2)))
                .isEqualTo(watched.models().resolve(ModelUri.of(Samples.CHURN, 2)));
        watched.models().rename(Samples.CHURN, new ModelName("attrition"), "");
        assertThat(cached.resolve(CHAMPION)).map(ModelVersion::name).contains(new ModelName("attrition"));
    }

    @Test
    final void whatOthersChangeIsSeenAtMostSoLate() {
        assertThat(champion()).isEqualTo(1);
        registry.models().alias(Samples.CHURN, Alias.CHAMPION).moveTo(2, "");

        clock.now = NOW.plus(MAX_AGE).minusMillis(1);
        assertThat(champion()).isEqualTo(1);
        clock.now = NOW.plus(MAX_AGE);
        assertThat(champion()).isEqualTo(2);
    }

    @Test
    final void anAnswerFromTheFutureIsNotBelieved() {
        clock.now = NOW.plus(Duration.ofHours(1));
        assertThat(champion()).isEqualTo(1);
        registry.models().alias(Samples.CHURN, Alias.CHAMPION).moveTo(2, "");
        clock.now = NOW;

        assertThat(champion()).isEqualTo(2);
    }

    @Test
    final void thatThereIsNothingIsRememberedToo() {
        ModelUri third = ModelUri.of(Samples.CHURN, 3);
        assertThat(cached.resolve(third)).isEmpty();
        register(3);
        assertThat(cached.resolve(third)).isEmpty();

        clock.now = NOW.plus(MAX_AGE);

        assertThat(cached.resolve(third)).isPresent();
        assertThat(cached.load(third))
                .isPresent()
                .get()
                .satisfies(loaded -> loaded.model().close());
    }

    @Test
    final void whoeverMovedAnAliasSeesItMovedWhateverOthersRead() {
        Together.run(4, thread -> {
            Alias own = new Alias("alias-" + thread);
            ModelUri uri = ModelUri.of(Samples.CHURN, own);
            for (int i = 0; i < 20; i++) {
                int number = 1 + i % 2;
                watched.models().alias(Samples.CHURN, own).moveTo(number, "");
                assertThat(cached.resolve(uri)).map(ModelVersion::number).contains(number);
            }
            return thread;
        });
    }

    @Test
    final void anAnswerMustHoldForSomeTime() {
        assertThatThrownBy(() -> watched.models().cached(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT0S");
        assertThat(watched.models().register(Samples.CHURN, Samples.evaluated(4), Optional.empty(), Map.of()))
                .isEqualTo(cached.resolve(ModelUri.of(Samples.CHURN, 3)).orElseThrow());
    }
}
