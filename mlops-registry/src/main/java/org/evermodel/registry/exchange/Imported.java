package org.evermodel.registry.exchange;

import java.util.Optional;
import org.evermodel.ModelUri;

/**
 * What came of an import.
 *
 * @param version the version as it is known here; empty where the archive held a whole registry
 * @param registry the identity of the registry the archive was written by
 * @param changed whether anything changed; false where all of it was known before, its signatures included
 */
public record Imported(Optional<ModelUri> version, String registry, boolean changed) {
    @Override
    public String toString() {
        return "Imported[" + version.map(Object::toString).orElse("everything") + " of registry " + registry
                + (changed ? "" : ", known before") + "]";
    }
}
