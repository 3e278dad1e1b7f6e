package org.evermodel.registry.keeper;

import java.util.HashSet;
import java.util.Set;
import java.util.function.BiFunction;
import org.evermodel.Digest;
import org.evermodel.ModelVersion;
import org.evermodel.registry.ledger.Change;
import org.evermodel.registry.ledger.Ledger;

/**
 * The packages that were found sound for one change. They are read outside of it: reading a large package takes longer than
 * others may have to wait for their changes, and where somebody commits meanwhile the change is decided anew, but what was
 * read is not read again. Used by one thread.
 */
final class Soundness {
    private final Set<Digest> sound = new HashSet<>();

    private Soundness() {}

    /** Makes a change which asks, of each version that it comes to name, whether its package is sound. */
    static <T> T change(Ledger ledger, Packages packages, BiFunction<Change, Soundness, T> decide) {
        Soundness soundness = new Soundness();
        while (true) {
            try {
                return ledger.change(change -> decide.apply(change, soundness));
            } catch (Unknown unknown) {
                packages.verify(unknown.version);
                soundness.sound.add(unknown.version.packageDigest());
            }
        }
    }

    /** Leaves the change, to be made again once the package was read, unless it was. */
    void require(ModelVersion version) {
        if (!sound.contains(version.packageDigest())) {
            throw new Unknown(version);
        }
    }

    /** A package that was not read yet; never seen outside. */
    private static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient ModelVersion version;

        Unknown(ModelVersion version) {
            super(version.uri() + " was not verified yet", null, false, false);
            this.version = version;
        }
    }
}
