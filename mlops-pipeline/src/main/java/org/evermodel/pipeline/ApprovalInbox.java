package org.evermodel.pipeline;

import java.util.List;
import org.evermodel.RunId;

/**
 * What runs ask people, and where people answer.
 *
 * <pre>{@code
 * for (OpenApproval question : runner.approvals().open()) {
 *     runner.approvals().decide(question.run(), question.id(), Answers.askTheBoardAbout(question));
 * }
 * runner.resume(training, run, Resume.unchanged());
 * }</pre>
 *
 * <p>Any process that has the storage may answer. An answer does not make the run go on by itself: whoever has the
 * pipeline resumes it. Thread-safe.
 */
public interface ApprovalInbox {
    /** The questions that are not answered yet, in order of their runs. */
    List<OpenApproval> open();

    /**
     * Answers for one person. Throws NotFoundException where the run asks no such question, and IllegalArgumentException
     * where it is answered already, where the person has no part in it or has answered before.
     *
     * @param run the run that asks
     * @param id the approval's id in the run, such as {@code release} or {@code each[3]/release}
     */
    void decide(RunId run, String id, ApprovalDecision decision);
}
