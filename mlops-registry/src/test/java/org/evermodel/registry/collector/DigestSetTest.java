package org.evermodel.registry.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.stream.LongStream;
import org.evermodel.Digest;
import org.junit.jupiter.api.Test;

class DigestSetTest {
    private final DigestSet set = new DigestSet();

    @Test
    void knowsWhatWasAddedAndNothingElse() {
        LongStream.range(0, 50_000).forEach(i -> assertThat(set.add(digest(i))).isTrue());

        assertThat(set.size()).isEqualTo(50_000);
        LongStream.range(0, 50_000)
                .forEach(i -> assertThat(set.contains(digest(i))).isTrue());
        LongStream.range(50_000, 100_000)
                .forEach(i -> assertThat(set.contains(digest(i))).isFalse());
        assertThat(set.add(digest(7))).isFalse();
        assertThat(set.size()).isEqualTo(50_000);
    }

    @Test
    void holdsWhatIsNoHashAsWell() {
        for (int i = 0; i < 5_000; i++) {
            Digest padded = new Digest("sha256", String.format("%032x", i) + "0".repeat(32));
            assertThat(set.contains(padded)).isFalse();
            assertThat(set.add(padded)).isTrue();
            assertThat(set.add(padded)).isFalse();
            assertThat(set.contains(padded)).isTrue();
        }
        assertThat(set.size()).isEqualTo(5_000);
    }

    private static Digest digest(long i) {
        return Digest.of(ByteBuffer.allocate(Long.BYTES).putLong(i).array());
    }
}
