package org.evermodel.registry.tracker;

import java.util.Map;
import org.evermodel.port.RunRecorder.Outcome;
import org.evermodel.registry.ledger.AuditNote;
import org.evermodel.registry.ledger.Change;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Stored;

/** The end of a run, by its owner or by whoever found that the owner has died. */
final class RunEnd {
    private RunEnd() {}

    static Stored write(Change change, Stored run, Outcome outcome, String reason) {
        change.note(AuditNote.of("run.ended", "run " + run.id())
                .because(reason)
                .with(Map.of(RunContent.OUTCOME, outcome.name())));
        return change.replace(
                run,
                Content.builder()
                        .putAll(run.content())
                        .put(RunContent.OUTCOME, outcome.name())
                        .put(RunContent.REASON, reason)
                        .put(RunContent.ENDED, change.at())
                        .put(RunContent.ENDED_BY, change.actor())
                        .build());
    }

    /** Why nothing can be added to a run that has ended. */
    static String refusal(Stored run) {
        Content content = run.content();
        return "run " + run.id() + " has ended; nothing can be added to it: "
                + content.optionalText(RunContent.ENDED_BY).orElse("its owner") + " ended it at "
                + content.text(RunContent.ENDED) + " as " + content.text(RunContent.OUTCOME) + ", because "
                + content.text(RunContent.REASON);
    }
}
