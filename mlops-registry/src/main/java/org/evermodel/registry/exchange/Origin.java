package org.evermodel.registry.exchange;

import org.evermodel.Digest;
import org.evermodel.ModelName;

/**
 * Where a version came from.
 *
 * @param registry the identity of the registry it was registered in, or came through
 * @param model the identity of the model there
 * @param name the name of the model there, at that time
 * @param number the number of the version there
 * @param auditRow the row of that registry's audit log that told of the version last
 * @param auditHash the hash of that row, by which the row can be found, and proven, in that log
 */
public record Origin(String registry, String model, ModelName name, int number, long auditRow, Digest auditHash) {
    @Override
    public String toString() {
        return "models:/" + name + "/" + number + " of registry " + registry;
    }
}
