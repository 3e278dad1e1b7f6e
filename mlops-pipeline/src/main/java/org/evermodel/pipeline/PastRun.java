package org.evermodel.pipeline;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.evermodel.Digest;

/**
 * A run as its journal tells of it, when it is over or while it goes on: what a report can be made of in any process.
 *
 * <pre>{@code
 * Files.writeString(file, RunPage.of(training, runner.recall(training, run)).toMarkdown());
 * }</pre>
 *
 * @param report what happened; of places whose kept outputs were used no time is known, and the whole lasted from the first
 *     beginning to the last end
 * @param status where it stands
 * @param reason why, in a sentence; empty while it goes on
 * @param definition the digest of the definition that it has
 * @param samePlaces whether the pipeline that it is reported by has the places of the run
 * @param metrics the last values that its steps measured, by place and name; not those of kept outputs that were used
 * @param approvals who was asked, by place
 */
public record PastRun(
        RunReport report,
        RunStatus status,
        String reason,
        Digest definition,
        boolean samePlaces,
        Map<String, Map<String, Double>> metrics,
        Map<String, Approval> approvals) {
    /** Copies the maps, ordered by place. */
    public PastRun {
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        approvals = Collections.unmodifiableMap(new TreeMap<>(approvals));
    }

    /** The same, with values that are known of it from elsewhere, such as from the registry. */
    public PastRun measured(String place, Map<String, Double> values) {
        Map<String, Map<String, Double>> all = new TreeMap<>(metrics);
        all.put(place, Map.copyOf(values));
        return new PastRun(report, status, reason, definition, samePlaces, all, approvals);
    }

    @Override
    public String toString() {
        return "PastRun[" + status + ", " + report + "]";
    }
}
