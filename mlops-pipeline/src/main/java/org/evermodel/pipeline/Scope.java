package org.evermodel.pipeline;

import java.time.Clock;
import org.evermodel.Digest;
import org.evermodel.pipeline.Node.Work;
import org.evermodel.pipeline.cache.Logged;
import org.evermodel.port.RunRecorder.Outcome;
import org.evermodel.spi.Timer;

/** What a pipeline is executed in: a recorded run, an element of one, or the step of another pipeline. Thread-safe. */
interface Scope {
    StepCache cache();

    /**
     * What {@code work} may ask; {@code attempt} is cancelled when its time is up or the run is cancelled.
     *
     * @param input what it is given
     * @param number which attempt it is, from 1
     * @param inner the scope the work is done in: this one, or one within it
     */
    NodeContext context(Work work, Held input, Cancellation attempt, int number, Scope inner);

    /** What is called {@code id} in the pipeline, as it is called in the run: an element's place has its position. */
    String pathOf(String id);

    /** What gates and branches decided before the run was interrupted. */
    Decisions decisions();

    /** Tells the run what a step told that has succeeded, now or when its output was kept. */
    void told(Logged logged);

    /**
     * Tells the run again what a step told before it was interrupted: what it has already but for what is the same when told
     * twice.
     */
    void tellAgain(Logged logged);

    /** Whether what is told goes to a part of the run, which is not told again when it is over. */
    boolean isPart();

    /** An attempt of a place failed, or was ended; what it told is not the run's, and is recorded as the attempt's. */
    void toldInVain(String id, int attempt, Logged logged, Throwable cause);

    /** A place works on each element of this list. */
    void given(String id, Held list);

    /** The output of a step is kept as {@code artifact}. */
    void kept(String stepId, Digest artifact);

    /** Tells listeners, one event after the other. */
    void tell(RunEvent event);

    /** What ends all that is at work here. */
    Cancellation cancellation();

    FailurePolicy onFailure();

    /** What people have decided. */
    Approvals approvals();

    /** The seed of a part of the runner's own chance, such as a step's pauses. */
    long seedOf(String part);

    Hands hands();

    Timer timer();

    Clock clock();

    /**
     * This scope with what is recorded going to a part of the run, which is begun when there is something to record.
     *
     * @param role as what {@code element}, which the part works on, is recorded
     */
    Scope part(String name, String role, Held element);

    /** Ends the part of the run, if it was begun. */
    void endPart(Outcome outcome, String reason);
}
