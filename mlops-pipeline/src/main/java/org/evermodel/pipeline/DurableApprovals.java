package org.evermodel.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evermodel.Digest;
import org.evermodel.pipeline.Node.ApprovalNode;
import org.evermodel.pipeline.cache.Content;
import org.evermodel.pipeline.journal.ApprovalEntry;
import org.evermodel.pipeline.journal.RunJournal;
import org.evermodel.pipeline.journal.Runs;

/** Asks people in the run's journal. */
record DurableApprovals(RunJournal journal, Spills spills, Runs runs, Held input, LocalRunner runner)
        implements Approvals {
    @Override
    public Answer ask(String id, ApprovalNode node, Held about) {
        Instant now = runner.clock().instant();
        String run = journal.entry().run();
        Optional<ApprovalEntry> asked = runs.approval(run, id);
        if (asked.filter(entry -> isAbout(entry, about)).isPresent()) {
            return new Votes(asked.get()).answer(now);
        }
        Approval approval = node.approval();
        List<String> roles = new ArrayList<>(approval.roles());
        ApprovalEntry question = new ApprovalEntry(
                run,
                id,
                approval.question(),
                Words.describe(about.value()),
                about.content().map(Content::digest),
                roles,
                approval.needed(),
                now,
                approval.limit().map(now::plus),
                approval.silence().name(),
                List.of());
        spills.settle(about.origins());
        input.keep(runner.storage().orElseThrow().artifacts()).ifPresent(journal::keepInput);
        runs.ask(journal, question);
        return new Votes(question).answer(now);
    }

    /** What was said counts for what it was said about: for the very value, or for one of the same content. */
    private static boolean isAbout(ApprovalEntry asked, Held about) {
        if (about.isSettled()) {
            return true;
        }
        Optional<Digest> content = about.content().map(Content::digest);
        boolean isKnown = content.isPresent() && asked.content().isPresent();
        return isKnown ? content.equals(asked.content()) : asked.about().equals(Words.describe(about.value()));
    }
}
