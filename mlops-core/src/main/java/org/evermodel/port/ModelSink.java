package org.evermodel.port;

import java.util.Map;
import java.util.Optional;
import org.evermodel.ModelName;
import org.evermodel.ModelVersion;
import org.evermodel.RunId;
import org.evermodel.evaluate.Evaluated;

/** Where evaluated models go to be remembered. Implemented by the registry. Thread-safe. */
public interface ModelSink {
    /**
     * Registers the candidate as the next version of {@code name}, or returns the version that already holds exactly
     * this candidate. Either way the version then has the given tags; those it had under other names stay. The version is
     * complete and durable when the method returns.
     *
     * @param run the run that made it, or made it again
     * @param tags free facts about the version, such as why a gate refused it
     */
    ModelVersion register(ModelName name, Evaluated evaluated, Optional<RunId> run, Map<String, String> tags);

    /**
     * As above; where the version is new or gets tags, and this sink remembers in the store that {@code along} is for, what
     * that writes becomes durable in the same commit, and it is told so. A sink of another kind leaves it alone.
     */
    default ModelVersion register(
            ModelName name,
            Evaluated evaluated,
            Optional<RunId> run,
            Map<String, String> tags,
            Along<ModelVersion> along) {
        return register(name, evaluated, run, tags);
    }
}
