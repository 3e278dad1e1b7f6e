package org.evermodel.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class DriftProperties {
    private static TwoSamples samples(List<Integer> reference, List<Integer> current) {
        return TwoSamples.of(IntStream.range(0, Math.min(reference.size(), current.size()))
                .mapToObj(i -> new Cell("bin " + i, reference.get(i), current.get(i)))
                .toList());
    }

    @Property(tries = 300)
    void noStatisticIsEverNotANumber(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 1_000) Integer> reference,
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 1_000) Integer> current) {
        TwoSamples pooled = Pooling.of(samples(reference, current).cells());

        if (pooled.isComparable()) {
            assertThat(pooled.psi()).isBetween(0.0, 1e3);
            assertThat(pooled.chiSquare()).isBetween(0.0, (double) pooled.n() + pooled.m() + 1e-6);
            assertThat(pooled.cramersV()).isBetween(0.0, 1.0 + 1e-9);
            assertThat(pooled.p()).isBetween(0.0, 1.0);
            assertThat(pooled.noDrift95()).isPositive();
        }
    }

    @Property(tries = 300)
    void poolingLosesNoRow(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 100) Integer> reference,
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 100) Integer> current) {
        TwoSamples all = samples(reference, current);

        TwoSamples pooled = Pooling.of(all.cells());

        assertThat(pooled.n()).isEqualTo(all.n());
        assertThat(pooled.m()).isEqualTo(all.m());
    }

    @Property(tries = 300)
    void sizeAndCertaintyAreTheSameBothWays(
            @ForAll @Size(min = 2, max = 10) List<@IntRange(min = 1, max = 1_000) Integer> reference,
            @ForAll @Size(min = 2, max = 10) List<@IntRange(min = 1, max = 1_000) Integer> current) {
        TwoSamples forth = samples(reference, current);
        TwoSamples back = samples(current, reference);

        assertThat(forth.psi()).isCloseTo(back.psi(), within(1e-9));
        assertThat(forth.chiSquare()).isCloseTo(back.chiSquare(), within(1e-6));
    }

    @Property(tries = 300)
    void adjustedChancesKeepTheOrderAndAreNeverSmaller(
            @ForAll @Size(max = 30) List<@DoubleRange(min = 0, max = 1) Double> chances) {
        double[] p = chances.stream().mapToDouble(Double::doubleValue).toArray();

        double[] adjusted = BenjaminiHochberg.adjust(p);

        List<Integer> order =
                new ArrayList<>(IntStream.range(0, p.length).boxed().toList());
        order.sort((i, j) -> Double.compare(p[i], p[j]));
        for (int i = 0; i < p.length; i++) {
            assertThat(adjusted[i]).isBetween(p[i], 1.0);
        }
        for (int i = 1; i < p.length; i++) {
            assertThat(adjusted[order.get(i)]).isGreaterThanOrEqualTo(adjusted[order.get(i - 1)]);
        }
    }

    @Property(tries = 300)
    void kolmogorovsChanceFallsFromOneToNothing(@ForAll @DoubleRange(min = 0, max = 10) double x) {
        assertThat(KolmogorovSmirnov.survival(x)).isBetween(0.0, 1.0);
        assertThat(KolmogorovSmirnov.survival(x + 0.01)).isLessThanOrEqualTo(KolmogorovSmirnov.survival(x) + 1e-12);
    }
}
