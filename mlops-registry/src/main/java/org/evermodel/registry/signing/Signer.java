package org.evermodel.registry.signing;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import org.evermodel.Digest;
import org.evermodel.artifact.Manifest;

/**
 * Signs versions of models with a key that the host holds. Ed25519 of the JDK, nothing else; the registry never stores a
 * private key.
 *
 * <pre>{@code
 * Signer signer = Signer.of(SigningKeys.generate());
 * Registry registry = Registry.builder(storage).signWith(signer).open();
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class Signer {
    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    private Signer(PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /** Signs with these keys; throws IllegalArgumentException where they are no Ed25519 keys, or not of one pair. */
    public static Signer of(KeyPair keys) {
        return of(keys.getPrivate(), keys.getPublic());
    }

    /** Signs with these keys; throws IllegalArgumentException where they are no Ed25519 keys, or not of one pair. */
    public static Signer of(PrivateKey privateKey, PublicKey publicKey) {
        Ed25519.require(publicKey);
        byte[] probe = publicKey.getEncoded();
        if (!Ed25519.verifies(publicKey, probe, Ed25519.sign(privateKey, probe))) {
            throw new IllegalArgumentException(
                    "the private key does not belong to the public key " + Ed25519.id(publicKey));
        }
        return new Signer(privateKey, publicKey);
    }

    /** What names the key: the digest of the public key in its X.509 form. */
    public Digest keyId() {
        return Ed25519.id(publicKey);
    }

    /** The key by which signatures are verified, for those who shall trust it. */
    public PublicKey publicKey() {
        return publicKey;
    }

    /**
     * Signs a package.
     *
     * @param name what the model is called, for people who read the signature
     * @param manifest the package's files
     */
    public Signed sign(String name, Manifest manifest) {
        byte[] payload = Statement.of(name, manifest).format();
        byte[] signature = Ed25519.sign(privateKey, Envelope.encoding(payload));
        return new Signed(
                keyId(),
                Ed25519.format(publicKey),
                Envelope.of(payload, keyId(), signature).format());
    }

    @Override
    public String toString() {
        return "Signer[" + keyId().abbreviated() + "]";
    }
}
