package org.evermodel.pipeline;

import java.time.Instant;
import org.evermodel.RunId;
import org.evermodel.pipeline.journal.RunEntry;
import org.evermodel.pipeline.journal.Runs;

/**
 * A run that can be gone on with.
 *
 * @param run its id
 * @param pipeline its pipeline's name
 * @param status what became of it; RUNNING where its process died
 * @param reason why, in a sentence
 * @param started when it began
 * @param changed when it was last heard of, give or take
 */
public record UnfinishedRun(
        RunId run, String pipeline, RunStatus status, String reason, Instant started, Instant changed) {
    static UnfinishedRun of(Runs.Found found) {
        RunEntry entry = found.entry();
        RunStatus status = RunStatus.valueOf(entry.status());
        String reason = status == RunStatus.RUNNING ? "its process is gone" : entry.reason();
        return new UnfinishedRun(
                new RunId(entry.run()), entry.pipeline(), status, reason, entry.started(), entry.changed());
    }
}
