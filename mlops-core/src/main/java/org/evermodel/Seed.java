package org.evermodel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The start of some chance, in a tree by name: {@code seed.child("fold-3").child("sample")}. A child is the start of the
 * SHA-256 of its parent and its name, so neither the order in which seeds are asked for nor the names of others change
 * it, and results do not depend on how many threads did the work.
 *
 * @param value the number to give to a generator
 */
public record Seed(long value) {
    /** The root of a tree. */
    public static Seed of(long value) {
        return new Seed(value);
    }

    /** The seed of a part of the work. */
    public Seed child(String name) {
        MessageDigest hash = Digest.sha256();
        hash.update(ByteBuffer.allocate(Long.BYTES).putLong(value).flip());
        hash.update(name.getBytes(StandardCharsets.UTF_8));
        return new Seed(ByteBuffer.wrap(hash.digest()).getLong());
    }

    @Override
    public String toString() {
        return "Seed[" + value + "]";
    }
}
