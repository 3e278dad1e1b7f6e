package org.evermodel.pipeline;

import java.util.List;
import org.evermodel.pipeline.Node.ApprovalNode;

/** What people have decided about the runs that wait for them, as one run sees it. */
interface Approvals {
    /** What has come of an approval; {@code id} is what it is called in this run. Asking it is what makes a run wait. */
    Answer ask(String id, ApprovalNode node, Held about);

    /** What has come of it. */
    sealed interface Answer {
        /** Enough people agree, or silence does. */
        record Granted(List<ApprovalDecision> decisions, String reason) implements Answer {}

        /** Somebody does not, or silence does not. */
        record Denied(String reason) implements Answer {}

        /** Not yet decided. */
        record Open(String reason) implements Answer {}
    }

    /** A pipeline that is called like a function ends with the step that calls it. */
    static Approvals nested() {
        return (id, node, about) -> {
            throw new IllegalStateException("approval \"" + id + "\" stands in a pipeline that a step calls like a"
                    + " function, which cannot wait; make that pipeline a part of the other by step(id, pipeline)");
        };
    }

    /** Where nothing outlasts the run there is nobody to wait for. */
    static Approvals none() {
        return (id, node, about) -> {
            throw new IllegalStateException("approval \"" + id + "\" has to outlast the run that waits for it, which"
                    + " takes a runner with a storage; build it with Runner.builder().storage(…)");
        };
    }
}
