package org.evermodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evermodel.ArtifactDamagedException;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.StorageException;
import org.evermodel.spi.ArtifactStore;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ArtifactStore} must do. The implementer extends this class and says how a store is opened, and how
 * its bytes are changed behind its back.
 */
public abstract class ArtifactStoreContract extends ArtifactCollectionContract {
    private static final int SEVERAL_BUFFERS = 300_000;

    /** A contract that waits for {@link #open}. */
    protected ArtifactStoreContract() {}

    /**
     * Puts other bytes in the place of an artifact, as a failing disk would. Returns false where nobody but the store
     * can reach them; the tests of damage are then skipped.
     */
    protected abstract boolean overwrite(Digest digest, byte[] bytes);

    @Test
    final void givesBackWhatWasPutUnderItsDigest() {
        byte[] bytes = random(SEVERAL_BUFFERS);

        ArtifactRef artifact = put(bytes);

        assertThat(artifact).isEqualTo(new ArtifactRef(Digest.of(bytes), bytes.length));
        assertThat(store().contains(artifact.digest())).isTrue();
        assertThat(store().read(artifact.digest())).isEqualTo(bytes);
    }

    @Test
    final void keepsAnEmptyArtifact() throws IOException {
        ArtifactRef artifact = store().put(out -> {});

        assertThat(artifact).isEqualTo(new ArtifactRef(Digest.of(new byte[0]), 0));
        try (InputStream in = store().open(artifact.digest())) {
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    final void takesContentInPiecesOfAnySize() {
        byte[] bytes = random(SEVERAL_BUFFERS);

        ArtifactRef artifact = store().put(out -> {
            for (int from = 0, length = 0; from < bytes.length; from += length, length = length * 3 + 1) {
                length = Math.min(length, bytes.length - from);
                out.write(bytes, from, length);
            }
        });

        assertThat(store().read(artifact.digest())).isEqualTo(bytes);
    }

    @Test
    final void takesContentByteByByteAndClosedByItsWriter() {
        ArtifactRef artifact = store().put(out -> {
            try (out) {
                for (char each : "plain".toCharArray()) {
                    out.write(each);
                }
            }
        });

        assertThat(store().read(artifact.digest())).isEqualTo("plain".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    final void givesContentInPiecesOfAnySize() throws IOException {
        byte[] bytes = random(10_000);
        ArtifactRef artifact = put(bytes);

        for (int size : List.of(1, 7, 4_096, 9_999, 10_000, 10_001)) {
            try (InputStream in = store().open(artifact.digest())) {
                for (int from = 0; from < bytes.length; from += size) {
                    assertThat(in.readNBytes(size))
                            .isEqualTo(Arrays.copyOfRange(bytes, from, Math.min(from + size, bytes.length)));
                }
                assertThat(in.read()).isEqualTo(-1);
                assertThat(in.read()).isEqualTo(-1);
            }
        }
    }

    @Test
    final void keepsEqualBytesOnce() {
        ArtifactRef once = put("same");
        ArtifactRef again = put("same");

        assertThat(again).isEqualTo(once);
        assertThat(listed()).containsExactly(once.digest());
    }

    @Test
    final void listsEverythingInOrder() {
        List<Digest> digests = IntStream.range(0, 40)
                .mapToObj(i -> put("artifact " + i).digest())
                .sorted()
                .toList();

        assertThat(listed()).isEqualTo(digests);
    }

    @Test
    final void anEmptyStoreListsNothing() {
        assertThat(listed()).isEmpty();
        assertThat(store().contains(Digest.of(new byte[0]))).isFalse();
    }

    @Test
    final void whatFailsWhileItIsWrittenLeavesNothing() {
        put("sound");

        assertThatThrownBy(() -> store().put(out -> {
                    out.write(random(SEVERAL_BUFFERS));
                    throw new IOException("the source broke off");
                }))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("the source broke off");
        assertThatThrownBy(() -> store().put(out -> {
                    out.write(random(SEVERAL_BUFFERS));
                    throw new IllegalStateException("no more");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no more");

        assertThat(listed()).containsExactly(Digest.of("sound".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    final void whatIsMissingIsToldAtOnce() {
        Digest missing = Digest.of(random(10));

        assertThatThrownBy(() -> store().open(missing))
                .isInstanceOfSatisfying(
                        ArtifactDamagedException.class,
                        e -> assertThat(e.expected()).isEqualTo(missing));
        assertThatThrownBy(() -> store().read(missing)).isInstanceOf(ArtifactDamagedException.class);
        assertThat(store().contains(missing)).isFalse();
    }

    @Test
    final void whatWasDeletedIsMissing() {
        Digest deleted = put("old").digest();
        Digest kept = put("new").digest();

        store().delete(deleted);
        store().delete(deleted);

        assertThat(store().contains(deleted)).isFalse();
        assertThatThrownBy(() -> store().open(deleted)).isInstanceOf(ArtifactDamagedException.class);
        assertThat(listed()).containsExactly(kept);
    }

    @Test
    final void aFlippedByteIsNeverReadUnseen() {
        byte[] bytes = random(SEVERAL_BUFFERS);
        Digest digest = put(bytes).digest();
        Digest other = put("other").digest();

        for (int position : List.of(0, bytes.length / 2, bytes.length - 1)) {
            byte[] flipped = bytes.clone();
            flipped[position] ^= 1;
            damage(digest, flipped);
            assertNeverReadUnseen(digest, bytes.length);
        }
        assertThat(store().read(other)).isEqualTo("other".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    final void missingAndAdditionalBytesAreNeverReadUnseen() {
        byte[] bytes = random(10_000);
        Digest digest = put(bytes).digest();

        for (int length : List.of(0, 1, bytes.length - 1, bytes.length + 1, 2 * bytes.length)) {
            damage(digest, Arrays.copyOf(bytes, length));
            assertNeverReadUnseen(digest, length);
        }
    }

    @Test
    final void noRangeOfDamagedBytesIsGivenEvenIfOneOfSoundOnesWas() throws IOException {
        byte[] bytes = random(10_000);
        Digest digest = put(bytes).digest();
        try (InputStream in = store().open(digest, 0, 1)) {
            assertThat(in.read()).isEqualTo(bytes[0] & 0xff);
        }
        byte[] flipped = bytes.clone();
        flipped[9_000] ^= 1;

        for (byte[] wrong : List.of(flipped, Arrays.copyOf(bytes, 10), Arrays.copyOf(bytes, 20_000))) {
            damage(digest, wrong);
            assertThatThrownBy(() -> store().open(digest, 0, 1))
                    .isInstanceOfSatisfying(
                            ArtifactDamagedException.class,
                            e -> assertThat(e.expected()).isEqualTo(digest));
        }
    }

    @Test
    final void puttingDamagedBytesAgainRepairsThem() {
        byte[] bytes = random(10_000);
        Digest digest = put(bytes).digest();
        byte[] flipped = bytes.clone();
        flipped[17] ^= 4;

        for (byte[] wrong : List.of(flipped, new byte[0])) {
            damage(digest, wrong);
            put(bytes);
            assertThat(store().read(digest)).isEqualTo(bytes);
        }
    }

    @Test
    final void manyThreadsMayPutTheSameBytes() {
        List<ArtifactStore> stores = List.of(store(), openOneMore());

        List<List<ArtifactRef>> put = Together.run(
                8,
                thread -> IntStream.range(0, 10)
                        .mapToObj(i -> stores.get(thread % 2).put(out -> out.write(random(5_000 + i))))
                        .toList());

        assertThat(put.stream().distinct()).hasSize(1);
        assertThat(listed())
                .containsExactlyElementsOf(
                        put.get(0).stream().map(ArtifactRef::digest).sorted().toList());
        put.get(0).forEach(each -> assertThat(store().read(each.digest())).hasSize((int) each.size()));
    }

    @Test
    final void anInterruptedThreadMayPutAndReadAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        try {
            Digest digest = put("while interrupted").digest();

            assertThat(store().read(digest)).hasSize(17);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    final void whatWasPutIsThereAfterReopening() {
        Digest digest = put("kept").digest();
        store().close();

        ArtifactStore reopened = openOneMore();

        assertThat(reopened.read(digest)).isEqualTo("kept".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    final void storesThatAreOpenAtOnceShareEverything() {
        ArtifactStore other = openOneMore();

        Digest digest = put("shared").digest();

        assertThat(other.read(digest)).isEqualTo("shared".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    final void closingTwiceIsClosing() {
        put("something");
        store().close();
        store().close();
    }

    private void assertNeverReadUnseen(Digest digest, int length) {
        assertThatThrownBy(() -> store().read(digest))
                .isInstanceOfSatisfying(
                        ArtifactDamagedException.class,
                        e -> assertThat(e.expected()).isEqualTo(digest));
        // Neither by someone who knows how much to ask for.
        assertThatThrownBy(() -> {
                    try (InputStream in = store().open(digest)) {
                        for (int i = 0; i <= length; i += 1_000) {
                            in.readNBytes(Math.max(1, Math.min(1_000, length - i)));
                        }
                    }
                })
                .isInstanceOf(ArtifactDamagedException.class);
    }

    private void damage(Digest digest, byte[] bytes) {
        assumeTrue(overwrite(digest, bytes), "nobody but the store can reach its bytes");
    }

    private List<Digest> listed() {
        try (Stream<Digest> all = store().list()) {
            return all.toList();
        }
    }
}
