package org.evermodel.registry.signing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.evermodel.Digest;

/** The JDK's Ed25519. */
final class Ed25519 {
    static final String NAME = "Ed25519";

    private Ed25519() {}

    /** Refuses keys of other algorithms, and curves other than Ed25519. */
    static PublicKey require(PublicKey key) {
        try {
            Signature.getInstance(NAME).initVerify(key);
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("a key must be an Ed25519 key, but was " + key.getAlgorithm(), e);
        }
    }

    /** What names a key: the digest of its X.509 form. */
    static Digest id(PublicKey key) {
        return Digest.of(key.getEncoded());
    }

    static String format(PublicKey key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /** The key in this X.509 form; IllegalArgumentException where it is none. */
    static PublicKey parse(byte[] encoded) {
        try {
            return KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("it is no Ed25519 public key: " + e.getMessage(), e);
        }
    }

    static byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance(NAME);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key cannot sign by Ed25519: " + e.getMessage(), e);
        }
    }

    static boolean verifies(PublicKey key, byte[] message, byte[] signature) {
        try {
            Signature check = Signature.getInstance(NAME);
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // Not of the form of a signature: then it is none of this key.
        }
    }
}
