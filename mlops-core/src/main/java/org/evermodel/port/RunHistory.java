package org.evermodel.port;

import java.util.Map;
import java.util.Optional;
import org.evermodel.RunId;

/** What is remembered of runs, for whoever does one again. Implemented by the registry. Thread-safe. */
public interface RunHistory {
    /** What was recorded of a run, if it was recorded here. */
    Optional<RunFacts> facts(RunId run);

    /** Where this process runs, in the facts that would be recorded of a run that began now. */
    Map<String, String> environment();
}
