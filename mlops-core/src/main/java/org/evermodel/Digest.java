package org.evermodel;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The name of some bytes: a hash that says which algorithm made it, {@code sha256:9f86d0…}.
 *
 * <p>The algorithm is part of the value so that a later algorithm can live beside this one. Immutable and thread-safe.
 *
 * @param algorithm the algorithm's name in lower case; only {@code sha256} is known today
 * @param hex the hash in lower-case hexadecimal, 64 digits
 */
public record Digest(String algorithm, String hex) implements Comparable<Digest> {
    private static final int DIGITS = 64;

    /** Refuses an unknown algorithm and anything that is not 64 hexadecimal digits. */
    public Digest {
        if (!algorithm.equals("sha256")) {
            throw new IllegalArgumentException("digest algorithm must be sha256, but was \"" + algorithm + "\"");
        }
        if (!isHash(hex)) {
            throw new IllegalArgumentException(
                    "digest must be 64 lower-case hexadecimal digits, but was \"" + hex + "\"");
        }
    }

    /** Digit by digit: digests are made so often that a regular expression took a fifth of each change of a registry. */
    private static boolean isHash(String hex) {
        if (hex.length() != DIGITS) {
            return false;
        }
        for (int i = 0; i < DIGITS; i++) {
            char digit = hex.charAt(i);
            boolean valid = (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
            if (!valid) {
                return false;
            }
        }
        return true;
    }

    /** Parses {@code sha256:…} as written by {@link #toString()}. */
    public static Digest parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("digest must look like sha256:<hex>, but was \"" + text + "\"");
        }
        return new Digest(text.substring(0, colon), text.substring(colon + 1));
    }

    /** The SHA-256 digest of {@code bytes}. */
    public static Digest of(byte[] bytes) {
        MessageDigest hash = sha256();
        hash.update(bytes);
        return finish(hash);
    }

    /** The SHA-256 digest of all that {@code in} still holds; reads to the end and leaves closing to the caller. */
    public static Digest of(InputStream in) throws IOException {
        MessageDigest hash = sha256();
        byte[] buffer = new byte[64 * 1024];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            hash.update(buffer, 0, n);
        }
        return finish(hash);
    }

    /** Ends {@code hash}, a SHA-256 in progress from {@link #sha256()}, and names its result. */
    public static Digest finish(MessageDigest hash) {
        return new Digest("sha256", HexFormat.of().formatHex(hash.digest()));
    }

    /** A new SHA-256 in progress, for content that arrives in pieces; not thread-safe. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The first eight digits, for messages to people. */
    public String abbreviated() {
        return algorithm + ":" + hex.substring(0, 8) + "…";
    }

    @Override
    public int compareTo(Digest other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return algorithm + ":" + hex;
    }
}
