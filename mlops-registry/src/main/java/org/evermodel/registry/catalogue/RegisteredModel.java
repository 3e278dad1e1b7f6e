package org.evermodel.registry.catalogue;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.evermodel.Alias;
import org.evermodel.ModelName;

/**
 * A model as it stood when it was read.
 *
 * @param id its identity, which stays when the name changes
 * @param name its name
 * @param createdAt when its first version was registered
 * @param versions the number of its last version, deleted ones included
 * @param aliases the number of the version that each alias names, in order of the aliases
 * @param description what people say of it; may be empty
 * @param tags free facts about it, in order
 */
public record RegisteredModel(
        String id,
        ModelName name,
        Instant createdAt,
        int versions,
        Map<Alias, Integer> aliases,
        String description,
        Map<String, String> tags) {
    /** Copies the aliases and the tags in their order. */
    public RegisteredModel {
        aliases = Collections.unmodifiableMap(new TreeMap<>(aliases));
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    }

    @Override
    public String toString() {
        return "RegisteredModel[" + name + ", " + versions + " versions, " + aliases + "]";
    }
}
