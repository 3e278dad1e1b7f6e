package org.evermodel.registry.catalogue;

import org.evermodel.ModelVersion;

/**
 * What is left of a version that was deleted. Its number is never given again.
 *
 * @param version the version as it was
 * @param deletion who deleted it, when and why
 * @param purged whether its bytes were given up, so that it cannot be restored
 */
public record DeletedVersion(ModelVersion version, Deletion deletion, boolean purged) {
    @Override
    public String toString() {
        return version.uri() + " [deleted " + deletion.at() + " by " + deletion.actor() + (purged ? ", purged" : "")
                + ": " + deletion.reason() + "]";
    }
}
