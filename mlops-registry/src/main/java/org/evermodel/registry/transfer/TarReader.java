package org.evermodel.registry.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.evermodel.registry.exchange.ArchiveRefusedException;
import org.evermodel.registry.exchange.ArchiveRefusedException.Fault;

/** Reads an archive strictly in order, each part where it must be. */
final class TarReader {
    private final InputStream in;

    TarReader(InputStream in) {
        this.in = in;
    }

    /** The size of the first entry, whose heading is believed in nothing else. */
    long first(String path) throws IOException {
        byte[] heading = block();
        long size = Tar.size(heading);
        if (size < 0 || !Arrays.equals(heading, Tar.heading(path, size))) {
            throw new ArchiveRefusedException(
                    Fault.NOT_AN_ARCHIVE,
                    "an archive starts with its " + path + ", but this file does not; if it is compressed, unpack it");
        }
        return size;
    }

    void heading(String path, long size) throws IOException {
        if (!Arrays.equals(block(), Tar.heading(path, size))) {
            throw new ArchiveRefusedException(
                    Fault.DAMAGED, "the archive must go on with " + path + " of " + size + " bytes, but does not");
        }
    }

    /** At most {@code limit} bytes into the buffer; refuses an end. */
    void read(byte[] buffer, int limit) throws IOException {
        if (in.readNBytes(buffer, 0, limit) < limit) {
            throw new ArchiveRefusedException(Fault.TRUNCATED, "the archive ends too early");
        }
    }

    void padding(long size) throws IOException {
        zeros(Tar.padding(size));
    }

    void end() throws IOException {
        zeros(2 * Tar.BLOCK);
        if (in.read() >= 0) {
            throw new ArchiveRefusedException(Fault.DAMAGED, "the archive goes on behind its end");
        }
    }

    private void zeros(int count) throws IOException {
        byte[] buffer = new byte[count];
        read(buffer, count);
        if (!Arrays.equals(buffer, new byte[count])) {
            throw new ArchiveRefusedException(Fault.DAMAGED, "the archive has bytes where zeros must be");
        }
    }

    private byte[] block() throws IOException {
        byte[] block = new byte[Tar.BLOCK];
        read(block, Tar.BLOCK);
        return block;
    }
}
