package org.evermodel.pipeline;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.evermodel.pipeline.journal.RunJournal;
import org.evermodel.pipeline.journal.StepEntry;

/** Decisions in a run's journal. */
record DurableDecisions(RunJournal journal, Spills spills, Clock clock) implements Decisions {
    @Override
    public Optional<Decided> earlier(String path, Held about) {
        return journal.earlier(path)
                .filter(entry -> entry.isOf(about.digest(), about.isSettled()))
                .flatMap(entry -> entry.word().map(word -> new Decided(word, entry.reason())));
    }

    @Override
    public void decided(String path, Held about, Decided decided) {
        spills.settle(about.origins());
        journal.record(
                StepEntry.decided(path, about.digest(), decided.word(), decided.reason(), clock.instant()), List.of());
    }
}
