package org.evermodel.registry.signing;

import java.security.PublicKey;
import java.util.Base64;
import org.evermodel.Digest;
import org.evermodel.StorageException;
import org.evermodel.artifact.Manifest;
import org.evermodel.registry.signing.UntrustedVersionException.Fault;

/**
 * A signature of a package, to be kept or sent along with it.
 *
 * @param keyId what names the key: the digest of the public key in its X.509 form
 * @param publicKey the public key in its X.509 form, as Base64; what makes it trusted is not that it stands here
 * @param envelope the DSSE envelope as JSON: an in-toto statement of the package's files, and its signature
 */
public record Signed(Digest keyId, String publicKey, String envelope) {
    /**
     * Proves that the key that stands here signed exactly these files; whether the key is trusted is another question.
     * Throws {@link UntrustedVersionException} saying what is wrong.
     *
     * @param subject whose signature it is, for the message
     * @param manifest the files there are
     */
    public void verify(String subject, Manifest manifest) {
        PublicKey key = key(subject);
        if (!Ed25519.id(key).equals(keyId)) {
            throw new UntrustedVersionException(
                    Fault.WRONG_SIGNATURE,
                    subject + " has a signature by key " + keyId + ", but the key beside it is " + Ed25519.id(key));
        }
        verify(subject, manifest, key);
    }

    private PublicKey key(String subject) {
        try {
            return Ed25519.parse(Base64.getDecoder().decode(publicKey));
        } catch (IllegalArgumentException e) {
            throw malformed(subject, e);
        }
    }

    /** Proves that {@code key} signed exactly these files. */
    void verify(String subject, Manifest manifest, PublicKey key) {
        Envelope parsed;
        boolean verifies;
        try {
            parsed = Envelope.parse(envelope);
            verifies = parsed.keyId().equals(keyId)
                    && Ed25519.verifies(key, Envelope.encoding(parsed.payloadBytes()), parsed.signatureBytes());
        } catch (IllegalArgumentException | StorageException e) {
            throw malformed(subject, e);
        }
        if (!verifies) {
            throw new UntrustedVersionException(
                    Fault.WRONG_SIGNATURE,
                    subject + " has a signature that key " + keyId
                            + " did not make: the signature, or what was signed, was changed");
        }
        // Only what is signed is read: nobody but the holder of the key says what the statement is.
        if (!statement(subject, parsed).lists(manifest)) {
            throw new UntrustedVersionException(
                    Fault.OTHER_CONTENT,
                    subject + " has a signature by key " + keyId
                            + " of another package: the files it lists are not those of the version");
        }
    }

    private static Statement statement(String subject, Envelope envelope) {
        try {
            return Statement.parse(envelope.payloadBytes());
        } catch (IllegalArgumentException | StorageException e) {
            throw malformed(subject, e);
        }
    }

    private static UntrustedVersionException malformed(String subject, Exception e) {
        return new UntrustedVersionException(
                Fault.MALFORMED, subject + " has a signature that cannot be understood: " + e.getMessage());
    }

    @Override
    public String toString() {
        return "Signed[by " + keyId.abbreviated() + "]";
    }
}
