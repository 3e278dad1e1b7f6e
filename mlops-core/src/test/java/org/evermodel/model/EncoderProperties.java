package org.evermodel.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.evermodel.data.Dataset;

class EncoderProperties {
    @Property(tries = 200, generation = GenerationMode.RANDOMIZED, edgeCases = EdgeCasesMode.NONE)
    void aRowGivesTheSameBitsByItselfAndWithinATable(
            @ForAll("tables") Dataset training,
            @ForAll("tables") Dataset later,
            @ForAll("preparations") Preparation how) {
        Encoder encoder = fit(how, training);

        FeatureMatrix matrix = encoder.encode(later);

        for (int row = 0; row < later.rowCount(); row++) {
            double[] alone = new double[encoder.width()];
            encoder.encode(later.row(row), alone);
            int start = row * encoder.width();
            assertThat(bits(alone))
                    .isEqualTo(bits(Arrays.copyOfRange(matrix.values(), start, start + encoder.width())));
        }
    }

    @Property(tries = 200, generation = GenerationMode.RANDOMIZED, edgeCases = EdgeCasesMode.NONE)
    void anyRowBecomesFiniteNumbers(
            @ForAll("tables") Dataset training,
            @ForAll("tables") Dataset later,
            @ForAll("preparations") Preparation how) {
        Encoder encoder = fit(how, training);

        assertThat(Arrays.stream(encoder.encode(later).values())).allMatch(value -> Math.abs(value) <= Float.MAX_VALUE);
    }

    @Property(tries = 200, generation = GenerationMode.RANDOMIZED, edgeCases = EdgeCasesMode.NONE)
    void whatIsReadBackIsEqualAndEncodesTheSame(
            @ForAll("tables") Dataset training,
            @ForAll("tables") Dataset later,
            @ForAll("preparations") Preparation how) {
        Encoder encoder = fit(how, training);

        Encoder back = Encoder.fromJson(encoder.toJson());

        assertThat(back).isEqualTo(encoder);
        assertThat(back.toJson()).isEqualTo(encoder.toJson());
        assertThat(back.featureNames()).isEqualTo(encoder.featureNames());
        assertThat(bits(back.encode(later).values()))
                .isEqualTo(bits(encoder.encode(later).values()));
    }

    @Property(tries = 200, generation = GenerationMode.RANDOMIZED, edgeCases = EdgeCasesMode.NONE)
    void everyFeatureHasANameOfItsOwnAndASource(
            @ForAll("tables") Dataset training, @ForAll("preparations") Preparation how) {
        Encoder encoder = fit(how, training);

        assertThat(new HashSet<>(encoder.featureNames())).hasSize(encoder.width());
        assertThat(encoder.sources())
                .hasSize(encoder.width())
                .isSubsetOf(encoder.inputs().names());
    }

    @Property(tries = 100, generation = GenerationMode.RANDOMIZED, edgeCases = EdgeCasesMode.NONE)
    void everyColumnIsReadOrLeftOut(@ForAll("tables") Dataset training, @ForAll("preparations") Preparation how) {
        Encoder encoder = fit(how, training);

        HashSet<String> all = new HashSet<>(encoder.inputs().names());
        all.addAll(encoder.leftOut().keySet());
        assertThat(all).containsExactlyInAnyOrderElementsOf(training.schema().names());
    }

    @Provide
    Arbitrary<Dataset> tables() {
        return Tables.any();
    }

    @Provide
    Arbitrary<Preparation> preparations() {
        return Tables.preparations();
    }

    /** A table may hold no number at all; then there is nothing to fit. */
    private static Encoder fit(Preparation how, Dataset training) {
        Assume.that(training.column("flag").nullCount() < training.rowCount());
        return how.fit(training);
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }
}
