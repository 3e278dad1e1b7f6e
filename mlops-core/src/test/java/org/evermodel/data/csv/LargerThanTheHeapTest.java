package org.evermodel.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evermodel.data.Batches;
import org.evermodel.data.Dataset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A table of many times more bytes than a heap is looked at and read in parts, by a JVM that has no more. */
@Tag("slow")
class LargerThanTheHeapTest {
    private static final int BLOCK = 1 << 20;
    private static final int BLOCKS = 400;
    private static final String HEAP = "-Xmx40m";

    @Test
    void aTableOfTenTimesTheHeapComesInParts() throws IOException, InterruptedException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        String classes = Stream.of(CsvSource.class, LargerThanTheHeapTest.class, ObjectMapper.class, JsonFactory.class)
                .map(type ->
                        type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(java, HEAP, "-cp", classes, LargerThanTheHeapTest.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
    }

    /** What the other JVM does: fails where the parts are not all of the table. */
    public static void main(String[] arguments) {
        byte[] block = block();
        CsvSource source = CsvSource.reopening("repeated", () -> new Repeated(block, BLOCKS))
                .header()
                .build();
        long expected = rows(block) * BLOCKS - 1;
        long rows = 0;
        try (Batches batches = source.batches()) {
            for (Optional<Dataset> part = batches.next(); part.isPresent(); part = batches.next()) {
                rows += part.get().rowCount();
            }
        }
        if (rows != expected) {
            throw new IllegalStateException("of " + expected + " rows there were " + rows);
        }
    }

    private static byte[] block() {
        StringBuilder text = new StringBuilder();
        while (text.length() < BLOCK) {
            text.append("a long text of which there are few, number ")
                    .append(text.length() % 900)
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static long rows(byte[] block) {
        return new String(block, StandardCharsets.UTF_8).lines().count();
    }

    /** The same bytes again and again, of which the first line serves as header. */
    private static final class Repeated extends InputStream {
        private final byte[] block;
        private long left;
        private int at;

        Repeated(byte[] block, long times) {
            this.block = block;
            this.left = times * block.length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            int count = (int) Math.min(Math.min(length, block.length - at), left);
            System.arraycopy(block, at, target, offset, count);
            at = (at + count) % block.length;
            left -= count;
            return count;
        }
    }
}
