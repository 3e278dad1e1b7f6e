package org.evermodel.pipeline.schedule;

import java.time.Instant;

/**
 * One occasion on which a task is to run.
 *
 * @param task the task's name
 * @param due when it was due: the moment of a schedule, of an event, or of somebody's request
 * @param because why, in a few words
 */
public record Firing(String task, Instant due, String because) {
    @Override
    public String toString() {
        return task + " due " + due + " because of " + because;
    }
}
