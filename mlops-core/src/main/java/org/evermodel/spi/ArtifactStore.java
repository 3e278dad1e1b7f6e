package org.evermodel.spi;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.stream.Stream;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;

/**
 * Keeps bytes under their digest. What was acknowledged survives a crash; what was not is never visible. Equal bytes are
 * kept once. Thread-safe, and safe for several processes on one store. Every method throws
 * {@link org.evermodel.StorageException} where the store cannot be read or written.
 */
public interface ArtifactStore extends AutoCloseable {
    /** Hands bytes over to the store. */
    @FunctionalInterface
    interface Content {
        /** Writes all bytes; the stream belongs to the store. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Stores what {@code content} writes, hashing while it is written. If the bytes are already there and sound nothing
     * is written; if they are there but damaged they are replaced. An exception of {@code content} leaves nothing behind.
     */
    ArtifactRef put(Content content);

    /**
     * Opens an artifact. The bytes are verified against the digest as they are read: the read that would reach the end
     * of damaged bytes throws {@link org.evermodel.ArtifactDamagedException}, so nobody reads to a normal end of wrong
     * bytes. Throws it at once where the artifact is missing.
     */
    InputStream open(Digest digest);

    /** All bytes of an artifact, verified; throws {@link org.evermodel.ArtifactDamagedException} otherwise. */
    default byte[] read(Digest digest) {
        try (InputStream in = open(digest)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new org.evermodel.StorageException("artifact " + digest + " could not be read: " + e.getMessage(), e);
        }
    }

    /** Whether the artifact is there, without a look at its bytes. */
    boolean contains(Digest digest);

    /** The digests of everything stored, in order; to be closed by the caller. */
    Stream<Digest> list();

    /** Forgets an artifact; does nothing where it is not there. Only a garbage collector calls this. */
    void delete(Digest digest);

    /** Frees what the store holds open; may be called twice. */
    @Override
    void close();
}
