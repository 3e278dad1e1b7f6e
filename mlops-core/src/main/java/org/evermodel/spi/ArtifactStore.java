package org.evermodel.spi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.StorageException;

/**
 * Keeps bytes under their digest. What was acknowledged survives a crash; what was not is never visible. Equal bytes are
 * kept once. Thread-safe, and safe for several processes on one store. Every method throws
 * {@link org.evermodel.StorageException} where the store cannot be read or written.
 *
 * <p>Bytes that nobody needs go in two steps: a collector sets them aside, and after a while discards them. At every
 * moment before that, whoever stores, opens or touches them has them back, so a collector that looked too early harms
 * nobody:
 *
 * <pre>{@code
 * try (Stream<ArtifactStore.Stored> all = store.inventory()) {
 *     all.filter(each -> isUnwanted(each)).forEach(store::setAside);
 * }
 * }</pre>
 *
 * <p>An object store with conditional requests can implement this. Of each method it is said how.
 */
public interface ArtifactStore extends AutoCloseable {
    /** Hands bytes over to the store. */
    @FunctionalInterface
    interface Content {
        /** Writes all bytes; the stream belongs to the store. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * One entry of an inventory. Bytes that were set aside and then stored anew have two.
     *
     * @param digest what names the bytes
     * @param size how many there should be, as far as can be told without reading them
     * @param storedAt when they were last stored, stored again or touched
     * @param asideSince since when they are set aside, if they are
     */
    record Stored(Digest digest, long size, Instant storedAt, Optional<Instant> asideSince) {
        /** Whether the bytes are set aside. */
        public boolean isAside() {
            return asideSince.isPresent();
        }
    }

    /**
     * Stores what {@code content} writes, hashing while it is written. If the bytes are already there and sound nothing
     * is written, but they count as stored now; if they are there but damaged they are replaced. Whatever a collector
     * does meanwhile, the bytes are there afterwards. An exception of {@code content} leaves nothing behind.
     *
     * <p>Object store: a put to {@code objects/<digest>} with {@code If-None-Match: *} and a SHA-256 checksum; where it
     * is refused, a copy of the object onto itself, which makes it younger.
     */
    ArtifactRef put(Content content);

    /**
     * Opens an artifact. The bytes are verified against the digest as they are read: the read that would reach the end
     * of damaged bytes throws {@link org.evermodel.ArtifactDamagedException}, so nobody reads to a normal end of wrong
     * bytes. Throws it at once where the artifact is missing. What was set aside is brought back, if the store can be
     * written to.
     *
     * <p>Object store: a get; where there is none, {@link #touch} and a get.
     */
    InputStream open(Digest digest);

    /**
     * Opens {@code length} bytes of an artifact from {@code offset} on. They are verified in this sense: before the
     * first range of an artifact is handed out, an open store has read the whole of it once and compared the digest, and
     * a later range comes from the same, unchanged object as far as the store's medium can tell (for files: the same
     * file, size and time of change). What rots on the medium between the two is found by {@link #open(Digest)} and by a
     * verification of the store, not by a range. Throws {@link org.evermodel.ArtifactDamagedException} at once where the
     * artifact is missing or damaged, and IllegalArgumentException where the range is not within it.
     *
     * <p>Object store: a get with {@code Range}, and {@code If-Match} with the entity tag that was verified.
     *
     * @param digest what names the artifact
     * @param offset the first byte wanted, from 0
     * @param length how many bytes; may be 0
     */
    default InputStream open(Digest digest, long offset, long length) {
        requireRange(digest, offset, length, Long.MAX_VALUE);
        byte[] bytes = read(digest);
        requireRange(digest, offset, length, bytes.length);
        return new ByteArrayInputStream(bytes, (int) offset, (int) length);
    }

    /** All bytes of an artifact, verified; throws {@link org.evermodel.ArtifactDamagedException} otherwise. */
    default byte[] read(Digest digest) {
        try (InputStream in = open(digest)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new StorageException("artifact " + digest + " could not be read: " + e.getMessage(), e);
        }
    }

    /** Where an artifact is, without a look at its bytes; empty where it is missing. Object store: a head request. */
    Optional<Stored> find(Digest digest);

    /** Whether the artifact is there, be it set aside, without a look at its bytes. */
    default boolean contains(Digest digest) {
        return find(digest).isPresent();
    }

    /** The digests of everything stored and not set aside, in order; to be closed by the caller. */
    Stream<Digest> list();

    /**
     * Everything there is, in order of the digests, and when it was stored; where bytes have two entries, the one that is
     * not set aside comes first. Held in memory is a small part at a time, so
     * what others store, set aside or discard meanwhile may be in it or not. To be closed by the caller.
     *
     * <p>Object store: the pages of two listings, of {@code objects/} and of {@code aside/}.
     */
    Stream<Stored> inventory();

    /**
     * Opens one entry of an inventory, verified as by {@link #open(Digest)}, and leaves it where it is: for those who
     * look at a whole store. Throws {@link org.evermodel.ArtifactDamagedException} where it is there no more.
     */
    InputStream peek(Stored which);

    /**
     * Says that an artifact is wanted: it counts as stored now, and is brought back where it was set aside. Whoever is
     * about to refer to bytes that somebody else stored calls this. Returns false where the artifact is missing.
     *
     * <p>Object store: a copy of the object onto itself, or from {@code aside/}, whose object is deleted afterwards.
     */
    boolean touch(Digest digest);

    /**
     * Sets an entry of the inventory aside, unless it was stored again or touched since it was listed. Returns whether it
     * was set aside by this call. The bytes are still there for everyone who asks. Only a garbage collector calls this.
     *
     * <p>Object store: a copy to {@code aside/<digest>}, then a delete that demands the entity tag and time of last
     * change that were listed.
     */
    boolean setAside(Stored which);

    /**
     * Deletes for good an entry that was set aside, unless it was brought back since it was listed. Returns whether it
     * was deleted by this call. Only a garbage collector calls this.
     *
     * <p>Object store: a delete of {@code aside/<digest>} that demands the entity tag that was listed.
     */
    boolean discard(Stored which);

    /**
     * Deletes an artifact at once, wherever it is; does nothing where it is not there. For a host that knows that nobody
     * needs it nor will; a garbage collector sets aside and discards instead.
     */
    void delete(Digest digest);

    /**
     * Tells in a sentence each what lies in the store's place and is no artifact, such as what killed writers left and
     * files that nobody of us wrote.
     */
    default void inspect(Consumer<String> stray) {}

    /** Frees what the store holds open; may be called twice. */
    @Override
    void close();

    /** Throws IllegalArgumentException where a range is not within {@code size} bytes, for implementers. */
    static void requireRange(Digest digest, long offset, long length, long size) {
        if (offset < 0 || length < 0 || offset > size - length) {
            String has = size == Long.MAX_VALUE ? "" : ", which has " + size + " bytes";
            throw new IllegalArgumentException("a range must lie within its artifact, but was " + length
                    + " bytes from " + offset + " of " + digest + has);
        }
    }
}
