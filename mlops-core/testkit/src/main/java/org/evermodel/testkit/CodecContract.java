package org.evermodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evermodel.ArtifactDamagedException;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.artifact.Codec;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every {@link Codec} must do. A codec's test extends this class and gives the codec and some values:
 *
 * <pre>{@code
 * class FittedCodecTest extends CodecContract<Fitted> {
 *     protected Codec<Fitted> codec() {
 *         return Codecs.json(Fitted.class);
 *     }
 *
 *     protected List<Fitted> samples() {
 *         return List.of(new Fitted(0.5), new Fitted(-1));
 *     }
 * }
 * }</pre>
 *
 * @param <T> the type of the values
 */
public abstract class CodecContract<T> {
    private static final int THREADS = 4;

    private final ArtifactStore store = Storage.inMemory().artifacts();

    /** For subclasses. */
    protected CodecContract() {}

    /** A codec, of the same form at every call. */
    protected abstract Codec<T> codec();

    /** At least two values, no two of them equal, made anew at every call. */
    protected abstract List<T> samples();

    /** Whether two values are the same; to be overridden where values do not say so themselves. */
    protected boolean same(T one, T other) {
        return one.equals(other);
    }

    /** Whether part of an artifact's bytes is never a value; to be overridden by a codec of bare bytes or text. */
    protected boolean needsAllBytes() {
        return true;
    }

    /** Bytes that are no value; to be overridden where any bytes are one. */
    protected List<byte[]> foreign() {
        return List.of(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1}, new byte[] {(byte) 0xC3});
    }

    @Test
    final void namesItsFormWithAVersion() {
        assertThat(codec().name()).matches("[a-z][a-z-]*/[0-9]+.*").isEqualTo(codec().name());
    }

    @TestFactory
    final Stream<DynamicTest> bringsBackWhatItStored() {
        return onEachSample(sample -> assertThat(same(roundTrip(sample), sample))
                .as("%s is the same as %s", roundTrip(sample), sample)
                .isTrue());
    }

    @TestFactory
    final Stream<DynamicTest> storesWhatItBroughtBackAsTheSameArtifact() {
        return onEachSample(
                sample -> assertThat(codec().write(roundTrip(sample), store)).isEqualTo(codec().write(sample, store)));
    }

    @Test
    final void givesEqualValuesEqualArtifactsAndOthersOthers() {
        List<Digest> first = samples().stream().map(this::digest).toList();
        List<Digest> again = samples().stream().map(this::digest).toList();

        assertThat(again).isEqualTo(first).hasSizeGreaterThan(1).doesNotHaveDuplicates();
    }

    @Test
    final void refusesAnArtifactThatIsNotThere() {
        Digest missing = Digest.of(new byte[] {4, 2});

        assertThatThrownBy(() -> codec().read(missing, store)).isInstanceOf(ArtifactDamagedException.class);
    }

    @TestFactory
    final Stream<DynamicTest> refusesForeignBytes() {
        return foreign().stream()
                .map(bytes -> DynamicTest.dynamicTest(bytes.length + " bytes", () -> assertRefused(bytes)));
    }

    @TestFactory
    final Stream<DynamicTest> refusesAnArtifactThatLacksItsEnd() {
        return onEachSample(sample -> {
            byte[] whole = store.read(digest(sample));
            List<Integer> lengths = new ArrayList<>(List.of(0, whole.length / 2));
            lengths.stream()
                    .filter(length -> needsAllBytes())
                    .forEach(length -> assertRefused(java.util.Arrays.copyOf(whole, length)));
        });
    }

    @Test
    final void worksInSeveralThreads() {
        Codec<T> codec = codec();
        List<T> samples = samples();

        List<Boolean> sound = Together.run(
                THREADS,
                thread -> IntStream.range(0, samples.size())
                        .allMatch(i -> same(
                                codec.read(codec.write(samples.get(i), store).digest(), store), samples.get(i))));

        assertThat(sound).containsOnly(true);
    }

    private void assertRefused(byte[] bytes) {
        ArtifactRef artifact = store.put(out -> out.write(bytes));

        assertThatThrownBy(() -> codec().read(artifact.digest(), store)).isInstanceOf(ArtifactDamagedException.class);
    }

    private T roundTrip(T sample) {
        return codec().read(digest(sample), store);
    }

    private Digest digest(T sample) {
        return codec().write(sample, store).digest();
    }

    private interface Check<T> {
        void on(T sample);
    }

    private Stream<DynamicTest> onEachSample(Check<T> check) {
        List<T> samples = samples();
        return IntStream.range(0, samples.size())
                .mapToObj(i -> DynamicTest.dynamicTest("sample " + i, () -> check.on(samples.get(i))));
    }
}
