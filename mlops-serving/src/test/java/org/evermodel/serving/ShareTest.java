package org.evermodel.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShareTest {
    private static Share share(int version, double size) {
        return new Share(Samples.READMISSION, version, size);
    }

    /** Worked out apart from this code: another hash would send the keys of a running canary elsewhere. */
    @Test
    void aKeyIsInTheSameBucketInEveryReleaseOnEveryMachine() {
        assertThat(IntStream.range(0, 6).map(key -> share(2, 0.5).bucket("patient-" + key)))
                .containsExactly(6750, 3656, 7004, 7366, 4761, 2981);
        assertThat(share(2, 0.5).bucket("")).isEqualTo(2404);
        assertThat(share(2, 0.5).bucket("Bäckerstraße 7, 東京")).isEqualTo(8409);
    }

    @Test
    void theSmallestShareIsOneBucketAndTheLargestAllOfThem() {
        long taken = IntStream.range(0, 200_000)
                .filter(key -> share(2, 1e-9).takes("key " + key))
                .count();

        assertThat(taken).isBetween(5L, 40L);
        assertThat(IntStream.range(0, 20_000)).allMatch(key -> share(2, 1).takes("key " + key));
    }

    @Test
    void theNextCanaryMeetsOtherKeys() {
        long both = IntStream.range(0, 10_000)
                .filter(key ->
                        share(2, 0.1).takes("key " + key) && share(3, 0.1).takes("key " + key))
                .count();

        assertThat(both).isBetween(50L, 150L);
    }
}
