package org.evermodel.pipeline;

import java.util.List;
import org.evermodel.Digest;
import org.evermodel.RunId;

/**
 * What runs ask people, and where people answer.
 *
 * <pre>{@code
 * for (OpenApproval question : runner.approvals().open()) {
 *     runner.approvals().decide(question, Answers.askTheBoardAbout(question));
 * }
 * runner.resume(training, run, Resume.unchanged());
 * }</pre>
 *
 * <p>Any process that has the storage may answer. An answer does not make the run go on by itself: whoever has the
 * pipeline resumes it. It counts for what was shown: a run that was gone on with in the meantime may ask something else under
 * the same id, and takes no answer to the question before. Thread-safe.
 */
public interface ApprovalInbox {
    /** The questions that are not answered yet, in order of their runs. */
    List<OpenApproval> open();

    /** Answers for one person to whom {@code shown} was shown; throws what the other form throws. */
    default void decide(OpenApproval shown, ApprovalDecision decision) {
        decide(shown.run(), shown.id(), shown.digest(), decision);
    }

    /**
     * Answers for one person, such as from a form that has carried the digest of what it showed. Throws NotFoundException
     * where the run asks no such question, and IllegalArgumentException where it asks something else now, where it is
     * answered already, and where the person has no part in it or has answered before.
     *
     * @param run the run that asks
     * @param id the approval's id in the run, such as {@code release} or {@code each[3]/release}
     * @param shown the {@link OpenApproval#digest()} of what the person was shown
     */
    void decide(RunId run, String id, Digest shown, ApprovalDecision decision);
}
