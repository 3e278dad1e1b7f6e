package org.evermodel.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SignificanceTest {
    @Test
    void aRiseOfAShareHasTheChanceOfItsDeviate() {
        double pooled = 70.0 / 5_000;
        double z = (0.03 - 0.01) / Math.sqrt(pooled * (1 - pooled) * (1.0 / 1_000 + 1.0 / 4_000));

        assertThat(z).isCloseTo(4.8147, within(1e-4));
        assertThat(Significance.ofRise(30, 1_000, 40, 4_000)).isCloseTo(7.37e-7, within(1e-9));
    }

    @Test
    void aFallIsNoRise() {
        assertThat(Significance.ofRise(10, 1_000, 400, 4_000)).isGreaterThan(0.99);
        assertThat(Significance.ofRise(-1, 0.1)).isGreaterThan(0.99);
    }

    @Test
    void whereNothingOrAllIsFoundNothingRose() {
        assertThat(Significance.ofRise(0, 1_000, 0, 4_000)).isEqualTo(1);
        assertThat(Significance.ofRise(10, 10, 40, 40)).isEqualTo(1);
        assertThat(Significance.ofRise(0, 0, 40, 40)).isEqualTo(1);
    }

    @Test
    void withoutErrorAnyRiseIsCertain() {
        assertThat(Significance.ofRise(1e-9, 0)).isEqualTo(0);
        assertThat(Significance.ofRise(0, 0)).isEqualTo(1);
        assertThat(Significance.ofRise(0, 1)).isEqualTo(0.5);
    }

    @Test
    void countsBeyondTheRowsAreRefused() {
        assertThatThrownBy(() -> Significance.ofRise(11, 10, 0, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("11 of 10");
        assertThatThrownBy(() -> Significance.ofRise(1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BenjaminiHochberg.adjust(0.5, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
