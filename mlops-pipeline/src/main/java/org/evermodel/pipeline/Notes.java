package org.evermodel.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.evermodel.NotFoundException;
import org.evermodel.RunId;
import org.evermodel.pipeline.journal.RunJournal;
import org.evermodel.pipeline.journal.Runs;
import org.evermodel.pipeline.journal.StepEntry;
import org.evermodel.pipeline.journal.StepNote;

/** What a run's journal tells of why its places did what they did. */
final class Notes {
    /** What is entered when it ends; joins and the like are put together again in every run. */
    private static final Set<StepKind> ENTERED = Set.of(StepKind.STEP, StepKind.GATE, StepKind.BRANCH);

    private Notes() {}

    /** Of the places that leave no entry of their own; what this run had made before has one. */
    static Map<String, StepNote> of(List<StepReport> steps, RunJournal journal) {
        Map<String, StepNote> notes = new TreeMap<>();
        for (StepReport step : steps) {
            boolean isEntered = ENTERED.contains(step.kind()) && step.status() == StepStatus.SUCCEEDED;
            boolean hasEntry = isEntered
                    || (step.status() == StepStatus.CACHED
                            && journal.earlier(step.id()).isPresent());
            if (!hasEntry) {
                notes.put(step.id(), new StepNote(step.status().name(), String.join("; ", step.reasons())));
            }
        }
        return notes;
    }

    static Explanation explain(Runs runs, RunId run, String step) {
        boolean goesOn = runs.find(run.value()).entry().status().equals(RunStatus.RUNNING.name());
        Optional<Explanation> entered = runs.step(run.value(), step).map(entry -> explain(run, step, entry));
        Optional<Explanation> noted = runs.note(run.value(), step)
                .map(note -> new Explanation(run, step, StepStatus.valueOf(note.status()), note.reason()));
        // What was noted when the run ended the last time is the newest, unless it goes on.
        return (goesOn ? entered.or(() -> noted) : noted.or(() -> entered))
                .orElseThrow(() -> new NotFoundException("nothing is known of a step \"" + step + "\" of run " + run
                        + ": it has none of this id, has not come there, or was killed before it wrote down why"));
    }

    private static Explanation explain(RunId run, String step, StepEntry entry) {
        String word = entry.word().map(each -> each + ": ").orElse("");
        StepStatus status = entry.isUse() ? StepStatus.CACHED : StepStatus.SUCCEEDED;
        return new Explanation(run, step, status, word + entry.reason());
    }
}
