package org.evermodel.registry.catalogue;

import org.evermodel.model.Compatibility;

/**
 * How the signature of a version compares with that of the version before it.
 *
 * @param before the number of the version before; the nearest one that was not deleted when the later one was registered
 * @param after the number of the version
 * @param compatibility who can go on unchanged, and what differs
 */
public record SignatureVerdict(int before, int after, Compatibility compatibility) {
    @Override
    public String toString() {
        return before + " -> " + after + " " + compatibility;
    }
}
