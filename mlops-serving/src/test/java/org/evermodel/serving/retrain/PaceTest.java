package org.evermodel.serving.retrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final Pace pace = new Pace(Duration.ofHours(1), Duration.ofHours(24));

    @Test
    void theWaitDoublesWithEachFruitlessAttemptInARow() {
        assertThat(pace.waitAfter(0)).isEqualTo(Duration.ofHours(1));
        assertThat(pace.waitAfter(1)).isEqualTo(Duration.ofHours(1));
        assertThat(pace.waitAfter(2)).isEqualTo(Duration.ofHours(2));
        assertThat(pace.waitAfter(5)).isEqualTo(Duration.ofHours(16));
    }

    @Test
    void theWaitNeverGetsLongerThanTheLongest() {
        assertThat(pace.waitAfter(6)).isEqualTo(Duration.ofHours(24));
        assertThat(pace.waitAfter(Integer.MAX_VALUE)).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void unlimitedNeverWaits() {
        assertThat(Pace.unlimited().waitAfter(1_000)).isEqualTo(Duration.ZERO);
    }

    @Test
    void refusesALongestWaitBelowTheCooldown() {
        assertThatThrownBy(() -> new Pace(Duration.ofHours(2), Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT2H and PT1H");
    }
}
