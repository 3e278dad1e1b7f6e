package org.evermodel.pipeline;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evermodel.pipeline.journal.RunJournal;
import org.evermodel.pipeline.journal.StepEntry;

/**
 * Decisions in a run's journal.
 *
 * @param stale places whose former decisions count no more, because the pipeline has changed there or before
 */
record DurableDecisions(RunJournal journal, Set<String> stale, Clock clock) implements Decisions {
    @Override
    public Optional<Decided> earlier(String nodeId, String path) {
        return stale.contains(nodeId)
                ? Optional.empty()
                : journal.earlier(path).flatMap(entry -> entry.word().map(word -> new Decided(word, entry.reason())));
    }

    @Override
    public void decided(String path, Decided decided) {
        journal.record(StepEntry.decided(path, decided.word(), decided.reason(), clock.instant()), List.of());
    }
}
