package org.evermodel.registry.tracking;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evermodel.ExperimentName;

/**
 * An experiment as it stood when it was read.
 *
 * @param id its identity, which stays when the name changes
 * @param name its name
 * @param createdAt when its first run started
 * @param deletedAt when it was deleted; empty unless it is
 * @param tags free facts about it, in order of their names
 */
public record Experiment(
        String id, ExperimentName name, Instant createdAt, Optional<Instant> deletedAt, Map<String, String> tags) {
    /** Copies the tags in order of their names. */
    public Experiment {
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    }

    /** Whether it was deleted. */
    public boolean isDeleted() {
        return deletedAt.isPresent();
    }

    @Override
    public String toString() {
        return "Experiment[" + name + (isDeleted() ? ", deleted" : "") + "]";
    }
}
