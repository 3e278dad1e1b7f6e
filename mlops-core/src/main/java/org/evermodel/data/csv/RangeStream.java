package org.evermodel.data.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Some of a file's bytes. Not thread-safe. */
final class RangeStream extends InputStream {
    private final SeekableByteChannel channel;
    private long left;

    private RangeStream(SeekableByteChannel channel, long left) {
        this.channel = channel;
        this.left = left;
    }

    static RangeStream of(Path file, ByteRange range) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(file);
        channel.position(range.from());
        return new RangeStream(channel, range.to() - range.from());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int count = channel.read(ByteBuffer.wrap(target, offset, (int) Math.min(left, length)));
        left -= Math.max(0, count);
        return count;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
