package org.evermodel.pipeline;

import java.util.List;
import java.util.Optional;

/**
 * What came of a place: what a run has there now, and what there is to tell.
 *
 * @param refused what was refused there, where nobody behind it may look at that
 */
record Visited(
        Slot slot,
        List<StepReport> reports,
        List<Judgement> judgements,
        Optional<Failure> failure,
        Optional<Held> refused) {
    /** Where nothing was refused but what the slot says. */
    Visited(Slot slot, List<StepReport> reports, List<Judgement> judgements, Optional<Failure> failure) {
        this(slot, reports, judgements, failure, Optional.empty());
    }

    /** Of a place of which there is nothing to tell. */
    static Visited quietly(Slot slot) {
        return new Visited(slot, List.of(), List.of(), Optional.empty());
    }

    static Visited of(Slot slot, StepReport report) {
        return new Visited(slot, List.of(report), List.of(), Optional.empty());
    }
}
