package org.evermodel.pipeline.cache;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Feeds a hash so that where one thing ends and the next begins can never be mistaken: each after its length. */
public final class Hashing {
    private Hashing() {}

    /** Whether the bytes of a text are those of no other: a half of a surrogate pair has none of its own. */
    public static boolean isDistinct(String text) {
        return text.chars().noneMatch(unit -> Character.isSurrogate((char) unit))
                || text.codePoints()
                        .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    /** Adds a text. */
    public static void update(MessageDigest hash, String text) {
        update(hash, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds bytes. */
    public static void update(MessageDigest hash, byte[] bytes) {
        hash.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        hash.update(bytes);
    }
}
