package org.evermodel.registry.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.evermodel.ArtifactDamagedException;
import org.evermodel.Digest;

/** So many bytes of a file that is open at their first; a file that turns out shorter is damaged. */
final class RangeInputStream extends InputStream {
    private final Digest digest;
    private final Path file;
    private final InputStream in;
    private long left;

    RangeInputStream(Digest digest, Path file, InputStream in, long length) {
        this.digest = digest;
        this.file = file;
        this.in = in;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (left == 0 && length > 0) {
            return -1;
        }
        int read = in.read(bytes, from, (int) Math.min(length, left));
        if (read < 0) {
            throw new ArtifactDamagedException(digest, file + " was cut off while it was read");
        }
        left -= read;
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = in.skip(Math.max(0, Math.min(count, left)));
        left -= skipped;
        return skipped;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(in.available(), left);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
