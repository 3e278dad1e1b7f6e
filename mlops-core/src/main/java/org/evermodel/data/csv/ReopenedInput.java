package org.evermodel.data.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/** A stream that can be opened again. Whether it gives the same bytes again is noticed by their checksum. Not thread-safe. */
final class ReopenedInput extends CsvInput {
    private final StreamOpener opener;
    private OptionalLong first = OptionalLong.empty();
    private boolean changed;

    ReopenedInput(String name, StreamOpener opener) {
        super(name);
        this.opener = opener;
    }

    @Override
    InputStream openRaw() throws IOException {
        return new Checked(opener.open());
    }

    @Override
    void requireUnchanged() {
        if (changed) {
            throw changed();
        }
    }

    /** Compares what was read to the end with what was so before. */
    private final class Checked extends CheckedInputStream {
        private boolean ended;

        Checked(InputStream in) {
            super(in, new CRC32());
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            end(read < 0);
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            end(count < 0);
            return count;
        }

        private void end(boolean now) {
            if (!now || ended) {
                return;
            }
            ended = true;
            long sum = getChecksum().getValue();
            changed |= first.isPresent() && first.getAsLong() != sum;
            first = OptionalLong.of(sum);
        }
    }
}
