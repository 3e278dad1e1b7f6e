package org.evermodel.registry.internal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;

/** Hashes and counts what goes to another stream. Closing it only flushes: the other stream has an owner. */
final class HashingOutputStream extends OutputStream {
    private static final int BUFFER = 64 * 1024;

    private final OutputStream out;
    private final MessageDigest hash = Digest.sha256();
    private final OutputStream buffered = new BufferedOutputStream(
            new OutputStream() {
                @Override
                public void write(int one) throws IOException {
                    write(new byte[] {(byte) one}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    pass(bytes, from, length);
                }
            },
            BUFFER);
    private long size;
    private boolean finished;

    HashingOutputStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int one) throws IOException {
        buffered.write(one);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        buffered.write(bytes, from, length);
    }

    private void pass(byte[] bytes, int from, int length) throws IOException {
        if (finished) {
            throw new IOException("the artifact is complete; nothing can be added to it");
        }
        out.write(bytes, from, length);
        hash.update(bytes, from, length);
        size += length;
    }

    @Override
    public void flush() throws IOException {
        buffered.flush();
    }

    @Override
    public void close() throws IOException {
        flush();
    }

    /** Writes what is still buffered and names all that was written; nothing can be written afterwards. */
    ArtifactRef finish() throws IOException {
        flush();
        finished = true;
        return new ArtifactRef(Digest.finish(hash), size);
    }
}
