package org.evermodel.registry.tracking;

import java.util.List;
import java.util.Optional;
import org.evermodel.ExperimentName;
import org.evermodel.RunId;
import org.evermodel.port.RunRecorder;

/**
 * Experiments and their runs. A pipeline records its runs here as in any {@link RunRecorder}; an experiment comes into
 * being with its first run.
 *
 * <pre>{@code
 * Recording run = registry.experiments().start(new ExperimentName("readmission"), "nightly");
 * run.params(Map.of("depth", "6"));
 * run.metrics(Map.of("rocAuc", 0.91), 1);
 * run.end(Outcome.FINISHED, "trained");
 * Run recorded = registry.experiments().find(run.id()).orElseThrow();
 * }</pre>
 *
 * <p>Thread-safe, and so are the recordings it hands out.
 */
public interface Experiments extends RunRecorder {
    /** The names of all experiments, in order. */
    List<ExperimentName> names();

    /** The runs of an experiment, the last one first; none where there is no such experiment. */
    List<Run> runs(ExperimentName experiment);

    /** The run as it stands, if it was recorded here. */
    Optional<Run> find(RunId id);

    /** All values of one name that a run logged, in the order of logging. */
    List<MetricPoint> history(RunId id, String metric);
}
