package org.evermodel.serving;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.evermodel.ModelName;

class ShareProperties {
    private static final ModelName NAME = new ModelName("readmission");

    @Property(seed = "11")
    void aKeyThatIsTakenStaysTakenAsTheShareGrows(
            @ForAll String key,
            @ForAll @IntRange(min = 1, max = 1000) int version,
            @ForAll @DoubleRange(min = 0, minIncluded = false, max = 1) double one,
            @ForAll @DoubleRange(min = 0, minIncluded = false, max = 1) double other) {
        Share small = new Share(NAME, version, Math.min(one, other));
        Share large = new Share(NAME, version, Math.max(one, other));

        assertThat(large.takes(key) || !small.takes(key)).isTrue();
        assertThat(small.takes(key)).isEqualTo(small.takes(new String(key.toCharArray())));
        assertThat(small.bucket(key)).isBetween(0, Share.BUCKETS - 1);
    }

    /**
     * Pearson's chi-square of counts in 100 groups of buckets, 99 degrees of freedom: 99.99 % of even draws stay below
     * 161.3, and 0.01 % below 50. For each kind of key that hosts use: numbers in a row, padded numbers, e-mail addresses.
     */
    @Property(seed = "13", tries = 20)
    void keysOfOneFormFallEvenly(@ForAll @IntRange(min = 1, max = 1000) int version) {
        assertEven(version, "%d");
        assertEven(version, "customer-%09d");
        assertEven(version, "user%d@example.org");
    }

    private static void assertEven(int version, String form) {
        Share share = new Share(NAME, version, 0.5);
        int keys = 20_000;
        int[] counts = new int[100];
        for (int key = 0; key < keys; key++) {
            counts[share.bucket(String.format(java.util.Locale.ROOT, form, key)) / 100]++;
        }
        double expected = keys / 100.0;
        double chiSquare = 0;
        for (int count : counts) {
            chiSquare += (count - expected) * (count - expected) / expected;
        }
        assertThat(chiSquare).as("chi-square of %s, version %d", form, version).isBetween(45.0, 175.0);
    }

    @Example
    void theSharesTakenAreTheSharesAskedFor() {
        for (double size : new double[] {0.01, 0.05, 0.25, 0.5, 0.9}) {
            Share share = new Share(NAME, 7, size);
            int taken = 0;
            for (int key = 0; key < 100_000; key++) {
                taken += share.takes("patient-" + key) ? 1 : 0;
            }
            // Four standard deviations of a binomial draw.
            assertThat(taken / 100_000.0)
                    .isCloseTo(size, org.assertj.core.data.Offset.offset(4 * Math.sqrt(size * (1 - size) / 100_000)));
        }
    }
}
