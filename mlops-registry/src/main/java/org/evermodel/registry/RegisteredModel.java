package org.evermodel.registry;

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
 * @param versions how many versions it has; also the last one's number
 * @param aliases the number of the version that each alias names, in order of the aliases
 */
public record RegisteredModel(String id, ModelName name, Instant createdAt, int versions, Map<Alias, Integer> aliases) {
    /** Copies the aliases in their order. */
    public RegisteredModel {
        aliases = Collections.unmodifiableMap(new TreeMap<>(aliases));
    }

    @Override
    public String toString() {
        return "RegisteredModel[" + name + ", " + versions + " versions, " + aliases + "]";
    }
}
