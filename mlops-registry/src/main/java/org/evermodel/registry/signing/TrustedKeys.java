package org.evermodel.registry.signing;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.evermodel.Digest;
import org.evermodel.artifact.Manifest;
import org.evermodel.registry.signing.UntrustedVersionException.Fault;

/**
 * The keys whose signatures a host believes. To rotate a key, trust the old and the new one until all that serves is
 * signed by the new one.
 *
 * <pre>{@code
 * Registry registry = Registry.builder(storage)
 *         .requireSigned(TrustedKeys.of(SigningKeys.readPublic(Path.of("release.pub"))))
 *         .open();
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class TrustedKeys {
    private final Map<Digest, PublicKey> keys;

    private TrustedKeys(Map<Digest, PublicKey> keys) {
        this.keys = keys;
    }

    /** Trusts these keys; throws IllegalArgumentException where there is none, or one is no Ed25519 key. */
    public static TrustedKeys of(PublicKey... keys) {
        return of(List.of(keys));
    }

    /** Trusts these keys; throws IllegalArgumentException where there is none, or one is no Ed25519 key. */
    public static TrustedKeys of(Collection<PublicKey> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("at least one key must be trusted, or nothing could ever be used");
        }
        Map<Digest, PublicKey> byId = new TreeMap<>();
        keys.forEach(key -> byId.put(Ed25519.id(Ed25519.require(key)), key));
        return new TrustedKeys(byId);
    }

    /** What names the keys. */
    public Set<Digest> ids() {
        return Collections.unmodifiableSet(keys.keySet());
    }

    /**
     * Demands that one of the signatures is by a trusted key and of exactly these files; throws
     * {@link UntrustedVersionException} saying what is wrong.
     *
     * @param subject what is signed, for the message
     * @param manifest the files there are
     * @param signatures the signatures there are
     */
    public void require(String subject, Manifest manifest, Collection<Signed> signatures) {
        if (signatures.isEmpty()) {
            throw new UntrustedVersionException(
                    Fault.UNSIGNED,
                    subject + " is not signed, but must be by one of the keys " + ids() + "; sign it or trust nobody");
        }
        List<UntrustedVersionException> refusals = new ArrayList<>();
        for (Signed signature : signatures) {
            PublicKey key = keys.get(signature.keyId());
            if (key == null) {
                continue;
            }
            try {
                signature.verify(subject, manifest, key);
                return;
            } catch (UntrustedVersionException e) {
                refusals.add(e);
            }
        }
        throw refusals.isEmpty() ? untrusted(subject, signatures) : refusals.get(0);
    }

    private UntrustedVersionException untrusted(String subject, Collection<Signed> signatures) {
        return new UntrustedVersionException(
                Fault.UNTRUSTED_KEY,
                subject + " is signed by "
                        + signatures.stream().map(Signed::keyId).toList() + ", but trusted are only " + ids());
    }

    @Override
    public String toString() {
        return "TrustedKeys" + keys.keySet().stream().map(Digest::abbreviated).toList();
    }
}
