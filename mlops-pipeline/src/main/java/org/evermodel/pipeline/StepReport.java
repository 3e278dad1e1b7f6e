package org.evermodel.pipeline;

import java.time.Duration;
import java.util.List;

/**
 * What became of one step in a run.
 *
 * @param id the step's id in its pipeline
 * @param kind what it does
 * @param status what became of it
 * @param duration how long it took, keeping its output included unless that is written behind
 * @param attempts how often it was tried; 0 for one that did not run
 * @param reasons why its kept output was or was not used, or why it failed or was skipped, one sentence each
 */
public record StepReport(
        String id, StepKind kind, StepStatus status, Duration duration, int attempts, List<String> reasons) {
    /** Copies the reasons. */
    public StepReport {
        reasons = List.copyOf(reasons);
    }

    /** The same, failed after all. */
    StepReport failed(String reason) {
        return new StepReport(id, kind, StepStatus.FAILED, duration, attempts, List.of(reason));
    }

    @Override
    public String toString() {
        return id + " " + status + " (" + String.join("; ", reasons) + ")";
    }
}
