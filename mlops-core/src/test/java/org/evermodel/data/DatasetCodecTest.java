package org.evermodel.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.evermodel.ArtifactDamagedException;
import org.evermodel.Digest;
import org.evermodel.artifact.Codec;
import org.evermodel.artifact.MemoryArtifacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetCodecTest {
    private final MemoryArtifacts store = new MemoryArtifacts();
    private final Codec<Dataset> codec = Datasets.codec();

    @Test
    void aTableComesBackWithTypesCellsAndOrder() {
        Dataset table = Tables.ofAllTypes();

        Dataset back = codec.read(codec.write(table, store).digest(), store);

        assertThat(back.schema()).isEqualTo(table.schema());
        assertThat(back.row(0)).isEqualTo(table.row(0));
        assertThat(back.row(1)).isEqualTo(table.row(1));
        assertThat(back.row(2)).isEqualTo(table.row(2));
    }

    @Test
    void rowsKeepTheNamesTheyHadBeforeColumnsWereDropped() {
        Dataset whole = Tables.ofAllTypes();

        Dataset back = codec.read(codec.write(whole.drop("note"), store).digest(), store);

        assertThat(back.rowDigests()).isEqualTo(whole.rowDigests());
    }

    @Test
    void aTableWithoutColumnsKeepsItsRows() {
        Dataset table = Dataset.of(Map.of("a", Columns.integers(1, 2))).drop("a");

        assertThat(codec.read(codec.write(table, store).digest(), store).rowCount())
                .isEqualTo(2);
    }

    @Test
    void equalTablesHaveEqualBytesWhateverTheirDictionaries() {
        Column plain = Columns.categories(List.of("x", "y"));
        Column coded = Columns.strings(ColumnType.CATEGORICAL, new int[] {2, 0}, List.of("y", "unused", "x"));

        assertThat(codec.write(Dataset.of(Map.of("a", coded)), store))
                .isEqualTo(codec.write(Dataset.of(Map.of("a", plain)), store));
    }

    @Test
    void wholeNumbersTakeNoMoreBytesThanTheyNeed() {
        long small = codec.write(Dataset.of(Map.of("a", Columns.integers(1, 127))), store)
                .size();
        long large = codec.write(Dataset.of(Map.of("a", Columns.integers(1, 128))), store)
                .size();

        assertThat(large - small).isEqualTo(2);
    }

    @Test
    void bytesOfAnotherKindAreRefused() {
        Digest foreign = store.putBytes("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> codec.read(foreign, store))
                .isInstanceOf(ArtifactDamagedException.class)
                .hasMessageContaining("holds no dataset/1");
    }

    @Test
    void namesOfRowsAreNoTable() {
        Digest digests = Datasets.rowDigestsCodec()
                .write(Tables.ofAllTypes().rowDigests(), store)
                .digest();

        assertThatThrownBy(() -> codec.read(digests, store))
                .isInstanceOf(ArtifactDamagedException.class)
                .hasMessageContaining("row-digests/1");
    }

    @Test
    void everyCutIsRefused() {
        Digest digest = codec.write(Tables.ofAllTypes(), store).digest();
        byte[] bytes = store.read(digest);

        for (int length = 0; length < bytes.length; length++) {
            store.damage(digest, Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> codec.read(digest, store)).isInstanceOf(ArtifactDamagedException.class);
        }
    }

    @Test
    void moreBytesThanTheTableNeedsAreRefused() {
        Digest digest = codec.write(Tables.ofAllTypes(), store).digest();
        byte[] bytes = store.read(digest);
        store.damage(digest, Arrays.copyOf(bytes, bytes.length + 1));

        assertThatThrownBy(() -> codec.read(digest, store))
                .isInstanceOf(ArtifactDamagedException.class)
                .hasMessageContaining("more bytes follow");
    }

    @Test
    void everyChangedByteIsEitherRefusedOrReadAsSomeTable() {
        Digest digest = codec.write(Tables.ofAllTypes(), store).digest();
        byte[] bytes = store.read(digest);

        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= (byte) 0x84;
            store.damage(digest, changed);
            assertThat(readOrRefusal(digest)).isInstanceOfAny(Dataset.class, ArtifactDamagedException.class);
        }
    }

    private Object readOrRefusal(Digest digest) {
        try {
            return codec.read(digest, store);
        } catch (ArtifactDamagedException e) {
            return e;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"REAL", "INTEGER", "BOOLEAN", "TEXT"})
    void promisedGigabytesThatNeverComeAreRefusedAtOnce(String type) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        text(out, "dataset/1");
        out.writeInt(1);
        out.writeInt(Integer.MAX_VALUE - 8);
        text(out, "a");
        text(out, type);
        out.writeInt(0x08_00_00_08);
        Digest hostile = store.putBytes(bytes.toByteArray());

        assertThatThrownBy(() -> codec.read(hostile, store))
                .isInstanceOf(ArtifactDamagedException.class)
                .hasMessageContaining("ends too early");
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        out.writeInt(text.length());
        out.writeBytes(text);
    }

    @Test
    void bothPartsOfASplitComeBack() {
        Dataset table = Tables.ofAllTypes();
        TrainTestSplit split = new TrainTestSplit(table.slice(0, 2), table.slice(2, 3));
        Codec<TrainTestSplit> splits = TrainTestSplits.codec();

        TrainTestSplit back = splits.read(splits.write(split, store).digest(), store);

        assertThat(back).isEqualTo(split);
        assertThat(back.test().rowDigests()).isEqualTo(split.test().rowDigests());
    }

    @Test
    void aTableIsNoSplit() {
        Digest table = codec.write(Tables.ofAllTypes(), store).digest();

        assertThatThrownBy(() -> TrainTestSplits.codec().read(table, store))
                .isInstanceOf(org.evermodel.MlopsException.class);
    }

    @Test
    void namesOfRowsComeBack() {
        RowDigests names = Tables.ofAllTypes().rowDigests();
        Codec<RowDigests> digests = Datasets.rowDigestsCodec();

        assertThat(digests.read(digests.write(names, store).digest(), store)).isEqualTo(names);
    }
}
