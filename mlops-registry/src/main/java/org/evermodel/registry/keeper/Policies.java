package org.evermodel.registry.keeper;

import java.util.Optional;
import org.evermodel.model.Compatibility;
import org.evermodel.registry.signing.Signer;
import org.evermodel.registry.signing.TrustedKeys;

/**
 * What a host demands of versions, and does to them.
 *
 * @param compatible how compatible a version's signature must be with that of the version before, where that is demanded
 * @param signer who signs what is registered, where it is signed
 * @param trusted whose signature what is used must have, where that is demanded
 */
public record Policies(
        Optional<Compatibility.Level> compatible, Optional<Signer> signer, Optional<TrustedKeys> trusted) {
    /** Demands nothing and signs nothing. */
    public static final Policies NONE = new Policies(Optional.empty(), Optional.empty(), Optional.empty());

    /** The same, with signatures at least so compatible. */
    public Policies compatible(Compatibility.Level level) {
        return new Policies(Optional.of(level), signer, trusted);
    }

    /** The same, with all that is registered signed. */
    public Policies signedBy(Signer own) {
        return new Policies(compatible, Optional.of(own), trusted);
    }

    /** The same, with a signature by one of these keys demanded. */
    public Policies trusting(TrustedKeys keys) {
        return new Policies(compatible, signer, Optional.of(keys));
    }
}
