package org.evermodel.examples.lifecycle;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evermodel.Digest;
import org.evermodel.ModelVersion;
import org.evermodel.evaluate.Evaluation;
import org.evermodel.pipeline.Judgement;

/**
 * How a lifecycle ended.
 *
 * @param trainRows how many rows were learned from
 * @param testRows how many rows were kept back
 * @param droppedRows how many rows had no target
 * @param fingerprint the content of the table as it was read
 * @param trainer the trainer that was named or that won
 * @param compared how trainers did that were compared, by name; empty where one was named
 * @param evaluation what was measured on the rows kept back
 * @param gates what each gate decided
 * @param version the version that was registered, or was there already
 * @param champion whether it holds the alias now
 * @param cachedSteps how many steps of the pipeline were not run, because nothing had changed
 * @param seconds how long things took
 */
record Outcome(
        int trainRows,
        int testRows,
        int droppedRows,
        Digest fingerprint,
        String trainer,
        Map<String, String> compared,
        Evaluation evaluation,
        List<Judgement> gates,
        ModelVersion version,
        boolean champion,
        int cachedSteps,
        Seconds seconds) {
    Outcome {
        compared = Collections.unmodifiableMap(new LinkedHashMap<>(compared));
        gates = List.copyOf(gates);
    }
}
