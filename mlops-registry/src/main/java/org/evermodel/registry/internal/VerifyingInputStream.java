package org.evermodel.registry.internal;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.evermodel.ArtifactDamagedException;
import org.evermodel.Digest;

/**
 * Reads a file and hashes it on the way. The read that comes to the end of the file compares before it hands out
 * anything, so that also a reader who knows how many bytes to ask for, and never sees the end, gets no wrong ones unseen.
 */
final class VerifyingInputStream extends InputStream {
    private final Digest expected;
    private final Path file;
    private final InputStream in;
    private final MessageDigest hash = Digest.sha256();
    private long left;
    private boolean verified;

    VerifyingInputStream(Digest expected, Path file, long size) throws FileNotFoundException {
        this.expected = expected;
        this.file = file;
        this.in = new FileInputStream(file.toFile());
        this.left = size;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = in.read(bytes, from, length);
        if (read > 0) {
            hash.update(bytes, from, read);
            left -= read;
        }
        if (!verified && (read < 0 || left <= 0)) {
            verify();
        }
        return read;
    }

    private void verify() throws IOException {
        boolean longer = in.read() >= 0;
        Digest found = Digest.finish(hash);
        if (longer || !found.equals(expected)) {
            throw new ArtifactDamagedException(expected, file + " holds " + (longer ? "more bytes" : found));
        }
        verified = true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
