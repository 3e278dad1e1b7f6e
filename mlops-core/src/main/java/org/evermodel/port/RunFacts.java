package org.evermodel.port;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.evermodel.Digest;
import org.evermodel.RunId;

/**
 * What was recorded of a run: enough to do it again, and to say what was different.
 *
 * @param run which run
 * @param name what people call it, such as the name of a pipeline
 * @param params its settings
 * @param tags free facts about it
 * @param inputs the digests of what it read, by role, in the order of recording
 * @param environment the facts of where it took place, by name
 */
public record RunFacts(
        RunId run,
        String name,
        Map<String, String> params,
        Map<String, String> tags,
        Map<String, List<Digest>> inputs,
        Map<String, String> environment) {
    /** Copies the collections, ordered by name. */
    public RunFacts {
        params = Collections.unmodifiableMap(new TreeMap<>(params));
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
        environment = Collections.unmodifiableMap(new TreeMap<>(environment));
        Map<String, List<Digest>> copy = new LinkedHashMap<>();
        inputs.forEach((role, digests) -> copy.put(role, List.copyOf(digests)));
        inputs = Collections.unmodifiableMap(copy);
    }

    @Override
    public String toString() {
        return "RunFacts[" + run + ", " + name + ", " + params.size() + " params, " + inputs.size() + " inputs]";
    }
}
