package org.evermodel.pipeline;

import org.evermodel.RunId;

/**
 * Why a place of a run did what it did, as it was found out at the time.
 *
 * @param run the run
 * @param step what the place is called in the run; that of an element has its position, {@code each[3]/train}
 * @param status what became of it
 * @param because why its kept output was or was not used, or why it failed, was skipped or decided as it did
 */
public record Explanation(RunId run, String step, StepStatus status, String because) {
    @Override
    public String toString() {
        return step + " " + status + " in " + run + (because.isEmpty() ? "" : ": " + because);
    }
}
