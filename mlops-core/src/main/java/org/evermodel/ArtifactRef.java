package org.evermodel;

/**
 * Names stored bytes by their content.
 *
 * @param digest the digest of the bytes
 * @param size how many bytes there are
 */
public record ArtifactRef(Digest digest, long size) {
    /** Refuses a negative size. */
    public ArtifactRef {
        if (size < 0) {
            throw new IllegalArgumentException("size of " + digest + " must not be negative, but was " + size);
        }
    }

    @Override
    public String toString() {
        return digest.abbreviated() + " (" + size + " bytes)";
    }
}
