package org.evermodel.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.evermodel.MlopsException;
import org.evermodel.data.Dataset;
import org.evermodel.data.MalformedDataException;
import org.junit.jupiter.api.Test;

class CsvGzipTest {
    private static final int ROWS_OF_MEMBER = 40;

    @Test
    void allMembersAreReadFromStreamsThatNeverTellWhatIsAvailable() throws IOException {
        byte[] bytes = members(500);

        assertThat(read(bytes).rowCount()).isEqualTo(500L * ROWS_OF_MEMBER);
    }

    @Test
    void zerosBehindTheLastMemberArePadding() throws IOException {
        assertThat(read(joined(members(2), new byte[3_000])).rowCount()).isEqualTo(2L * ROWS_OF_MEMBER);
    }

    @Test
    void anythingElseBehindAMemberIsRefused() throws IOException {
        byte[] whole = members(1);
        byte[] damaged = packed("3,z\n");
        damaged[2] = 7;
        byte[] flagged = packed("3,z\n");
        flagged[3] = (byte) 0x80;

        for (byte[] rest : List.of(new byte[] {'x'}, new byte[] {0, 0, 9}, damaged, flagged, new byte[] {0x1F})) {
            assertThatThrownBy(() -> read(joined(whole, rest)))
                    .isInstanceOf(MalformedDataException.class)
                    .hasMessageStartingWith("the stream: is gzip, but damaged or cut off: ");
        }
    }

    @Test
    void aContentThatIsNotWhatItsTrailerSaysIsRefused() throws IOException {
        byte[] sum = members(1);
        sum[sum.length - 8] ^= 1;
        byte[] length = members(1);
        length[length.length - 1] ^= 1;

        assertThatThrownBy(() -> read(sum)).hasMessageContaining("the checksum of its content differs");
        assertThatThrownBy(() -> read(length)).hasMessageContaining("the length of its content differs");
    }

    @Test
    void allPartsOfAMembersHeaderAreSkipped() throws IOException {
        byte[] plain = packed("a,b\n1,x\n2,y\n");
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.write(plain, 0, 3);
        header.write(0x02 | 0x04 | 0x08 | 0x10);
        header.write(plain, 4, 6);
        header.write(new byte[] {3, 0, 'e', 'x', 't'});
        header.write("name.csv\0a comment\0".getBytes(StandardCharsets.ISO_8859_1));
        CRC32 sum = new CRC32();
        sum.update(header.toByteArray());
        byte[] content = Arrays.copyOfRange(plain, 10, plain.length);
        byte[] right = {(byte) sum.getValue(), (byte) (sum.getValue() >> 8)};
        byte[] wrong = {(byte) ~sum.getValue(), (byte) (sum.getValue() >> 8)};

        assertThat(read(joined(joined(header.toByteArray(), right), content)).rowCount())
                .isEqualTo(2);
        assertThatThrownBy(() -> read(joined(joined(header.toByteArray(), wrong), content)))
                .hasMessageContaining("the checksum of a member's header differs");
    }

    @Test
    void aPackedStreamThatChangesBetweenTwoReadingsIsNoticed() throws IOException {
        // The first is opened to find how it is written, the second for the types and the third for the rows.
        Iterator<byte[]> contents = List.of(
                        packed("a,b\n1,x\n2,y\n"), packed("a,b\n1,x\n2,y\n"), packed("a,b\n1,x\n3,y\n"))
                .iterator();
        CsvSource source = CsvSource.reopening("the stream", () -> new Quiet(contents.next()))
                .build();

        assertThatThrownBy(() -> source.batches().remaining())
                .isInstanceOf(MlopsException.class)
                .hasMessageContaining("was changed while it was read");
    }

    private static Dataset read(byte[] bytes) {
        return CsvSource.reopening("the stream", () -> new Quiet(bytes)).build().load();
    }

    private static byte[] members(int count) throws IOException {
        byte[] all = packed("a,b\n");
        for (int i = 0; i < count; i++) {
            all = joined(all, packed((i + ",x\n").repeat(ROWS_OF_MEMBER)));
        }
        return all;
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    /** Gives few bytes at a time and never says that any are available, as streams of a network do. */
    private static final class Quiet extends InputStream {
        private final ByteArrayInputStream bytes;

        Quiet(byte[] bytes) {
            this.bytes = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, Math.min(length, 100));
        }
    }
}
