package org.evermodel.registry.signing;

import java.time.Instant;
import org.evermodel.Digest;

/**
 * A signature of a version, as the registry remembers it.
 *
 * @param signed the signature
 * @param at when it was given
 * @param actor who gave it
 * @param reason why, in the actor's words; may be empty
 */
public record VersionSignature(Signed signed, Instant at, String actor, String reason) {
    /** Which key signed. */
    public Digest keyId() {
        return signed.keyId();
    }

    @Override
    public String toString() {
        return "VersionSignature[" + signed.keyId().abbreviated() + " by " + actor + " at " + at
                + (reason.isEmpty() ? "" : ": " + reason) + "]";
    }
}
